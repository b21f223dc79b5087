import { AUDIENCES, LEVELS, labelOf, STAGES } from '../../base/template/entry-template.js'
import type { PublicEntryQuery, PublicFacets } from './public-catalogue.contract.js'

/** The search words and the choices that narrow the catalogue. */
export type CatalogueFilter = Omit<PublicEntryQuery, 'page' | 'size'>

/** A way in which the catalogue can be narrowed, with what can be chosen and how many entries each choice has. */
export interface Narrowing {
  key: Exclude<keyof CatalogueFilter, 'q'>
  label: string
  choices: { code: string; label: string; entryCount: number }[]
}

const WAY_WORDS = [
  { code: 'proactive', label: '主动公开' },
  { code: 'onRequest', label: '依申请公开' },
]

/** In the order in which residents ask: the people concerned, the subject, the unit responsible; the template's columns last. */
export function narrowings(facets: PublicFacets): Narrowing[] {
  const named = (items: readonly { code: string; name: string; entryCount: number }[]) =>
    items.map(({ code, name, entryCount }) => ({ code, label: name, entryCount }))
  const coded = (
    list: readonly { code: string; label: string }[],
    items: readonly { code: string; entryCount: number }[],
  ) => items.map(({ code, entryCount }) => ({ code, label: labelOf(list, code), entryCount }))
  const all: Narrowing[] = [
    { key: 'group', label: '我是', choices: facets.groups },
    { key: 'domain', label: '试点领域', choices: named(facets.domains) },
    { key: 'organisation', label: '单位', choices: named(facets.organisations) },
    { key: 'stage', label: '“五公开”阶段', choices: coded(STAGES, facets.stages) },
    { key: 'level', label: '公开层级', choices: coded(LEVELS, facets.levels) },
    { key: 'audience', label: '公开对象', choices: coded(AUDIENCES, facets.audiences) },
    { key: 'way', label: '公开方式', choices: coded(WAY_WORDS, facets.ways) },
  ]
  return all.filter(({ choices }) => choices.length > 0)
}

/** The choices that narrow the list now, each in words. */
export function chosenOf(
  filter: CatalogueFilter,
  all: readonly Narrowing[],
): { key: Narrowing['key']; text: string }[] {
  return all.flatMap(({ key, label, choices }) => {
    const code = filter[key]
    if (!code) return []
    return [{ key, text: `${label}：${choices.find((choice) => choice.code === code)?.label ?? code}` }]
  })
}

const PARTS = ['q', 'domain', 'organisation', 'stage', 'audience', 'level', 'way', 'group'] as const

/** Without what is not set, and always in the same order: equal wishes are equal texts. */
export function tidyFilter(filter: Readonly<Record<string, string | undefined>>): CatalogueFilter {
  return Object.fromEntries(PARTS.flatMap((part) => (filter[part] ? [[part, filter[part]]] : [])))
}

/** The filter that an address asks for, e.g. that of a poster's QR code or one that was sent on; its values are still encoded. */
export function filterIn(params: Readonly<Record<string, string | undefined>>): CatalogueFilter {
  return tidyFilter(Object.fromEntries(PARTS.map((part) => [part, decoded(params[part] ?? '').trim()])))
}

/** A % that encodes nothing was written by hand. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
