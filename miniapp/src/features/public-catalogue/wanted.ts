import type { PublicEntryQuery } from '@gongkai/shared/public-catalogue/public-catalogue.contract'

/** What the home page asks of the catalogue tab: switchTab carries no query. Taken once. */
export type Wanted = Omit<PublicEntryQuery, 'page' | 'size'>

let wanted: Wanted | null = null

export const want = (query: Wanted): void => {
  wanted = query
}
export function takeWanted(): Wanted | null {
  const taken = wanted
  wanted = null
  return taken
}
