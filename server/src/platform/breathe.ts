/** Lets the server answer others between two pieces of a long work. */
export const breathe = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

/** Does something for each item, and breathes after every `size` of them. */
export async function inPieces<Item>(
  items: readonly Item[],
  size: number,
  act: (item: Item, index: number) => void,
): Promise<void> {
  for (const [index, item] of items.entries()) {
    act(item, index)
    if (index % size === size - 1) await breathe()
  }
}
