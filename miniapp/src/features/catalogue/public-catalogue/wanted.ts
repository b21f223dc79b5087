import type { CatalogueFilter } from '@gongkai/shared/catalogue/public-catalogue/filter-words'
import { openTab } from '@/platform/navigate'

/** The home page's wish to the catalogue tab: switchTab carries no query. Taken once. */
export type Wanted = CatalogueFilter

let wanted: Wanted | null = null

export const want = (query: Wanted): void => {
  wanted = query
}
export function takeWanted(): Wanted | null {
  const taken = wanted
  wanted = null
  return taken
}

/** The catalogue tab, narrowed like this. */
export function openCatalogue(catalogueFilter: Wanted): void {
  want(catalogueFilter)
  openTab('catalogue')
}
