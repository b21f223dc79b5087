import type { CatalogueFilter } from '@gongkai/shared/public-catalogue/filter-words'

/** What the home page asks of the catalogue tab: switchTab carries no query. Taken once. */
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

const PARTS = ['q', 'domain', 'organisation', 'stage', 'audience', 'level', 'way', 'group'] as const

/** What an address asks for, e.g. that of a poster's QR code or one that was sent on. */
export function wantedIn(params: Record<string, string | undefined>): Wanted {
  const given = PARTS.flatMap((part) => {
    const value = params[part]
    return value ? [[part, decodeURIComponent(value)]] : []
  })
  return Object.fromEntries(given)
}
