/** What the home page asks of the catalogue tab: switchTab carries no query. Taken once. */
export interface Wanted {
  q?: string
  domain?: string
}

let wanted: Wanted | null = null

export const want = (query: Wanted): void => {
  wanted = query
}
export function takeWanted(): Wanted | null {
  const taken = wanted
  wanted = null
  return taken
}
