/** Lets the server answer others between two pieces of a long work. */
export const breathe = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

/** The longest that work goes on before others have their turn, once it asks. */
const TURN_MS = 10
/** When the turn of the event loop began in which somebody asked first. */
let turnBegan: number | null = null

/**
 * Breathes where this turn of the event loop has gone on for long: for work that never waits for anything outside, such as
 * statements upon SQLite, which are done at once and whose promises are kept within the same turn.
 */
export async function breatheWhenDue(): Promise<void> {
  if (turnBegan === null) {
    turnBegan = performance.now()
    setImmediate(() => {
      turnBegan = null
    })
    return
  }
  if (performance.now() - turnBegan > TURN_MS) await breathe()
}

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
