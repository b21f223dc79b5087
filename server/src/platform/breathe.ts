/** Lets the server answer others between two pieces of a long work. */
export const breathe = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))
