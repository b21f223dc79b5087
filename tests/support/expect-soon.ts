/** How long what should come at once is waited for, in ms: long, for the machine may have much else to do. */
export const PATIENCE = 60_000

/** Until the server holds it: a page may be ahead of the answer. */
export async function expectSoon<T>(read: () => Promise<T>, expected: T): Promise<void> {
  const until = Date.now() + PATIENCE
  let found = await read()
  while (Date.now() < until && JSON.stringify(found) !== JSON.stringify(expected)) {
    await new Promise((resolve) => setTimeout(resolve, 200))
    found = await read()
  }
  // The last reading counts, not one a moment later: between two pages there may be none.
  expect(found).toEqual(expected)
}
