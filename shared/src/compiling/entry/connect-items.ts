import { distance } from 'fastest-levenshtein'
import { plainText } from '../../base/plain-text.js'
import type { EntryFields } from '../../base/template/entry.js'

type Names = Pick<EntryFields, 'level1' | 'level2' | 'level3'>

/** An item that the public reads now, of one unit and domain. */
export interface Published {
  /** its public number */ id: string
  names: Names
  /** the model row that its row came from */ guidelineItemId: number | null
  matterCode: string
}
/** A row of an open round, of the same unit and domain. */
export interface Connecting {
  id: number
  fields: EntryFields
  guidelineItemId: number | null
  /** the item it goes on with already */ publicNumber: string | null
  /** items that the unit has said it is not */ deniedNumbers: readonly string[] | null
}

/** Names are alike from here on: 1 is the same, 0 has nothing in common. */
const ALIKE = 0.6
const MOST_ASKED = 3
/** Beyond so many comparisons of names only model rows and matter codes are looked at, which cost nothing. */
const MOST_COMPARISONS = 20_000

/** The three names of an item, by which it is the same; blanks, stops and widths do not count. */
export const plainNames = ({ level1, level2, level3 }: Names): string =>
  [level1, level2, level3].map((name) => plainText(name)).join('\u0001')

/** Published items that no row goes on with, not even by its names (`sameItems`). */
export function freeItems<Item extends Published>(rows: readonly Connecting[], items: readonly Item[]): Item[] {
  const taken = new Set([...rows.map(({ publicNumber }) => publicNumber), ...sameItems(rows, items).values()])
  return items.filter(({ id }) => !taken.has(id))
}

/**
 * By row: the published item whose names it has. Only where both are the only ones of these names; two of one name are asked about,
 * never guessed.
 */
export function sameItems(rows: readonly Connecting[], items: readonly Published[]): Map<number, string> {
  const connected = new Map<number, string>()
  const fresh = rows.filter(({ publicNumber }) => publicNumber === null)
  if (fresh.length === 0 || items.length === 0) return connected
  const taken = new Set(rows.map(({ publicNumber }) => publicNumber))
  const itemOf = byNames(
    items.filter(({ id }) => !taken.has(id)).map((item) => [plainNames(item.names), item] as const),
  )
  const rowOf = byNames(fresh.map((row) => [plainNames(row.fields), row] as const))
  for (const [names, [row, ...others]] of rowOf) {
    const [item, ...more] = itemOf.get(names) ?? []
    if (row && item && others.length + more.length === 0 && !row.deniedNumbers?.includes(item.id))
      connected.set(row.id, item.id)
  }
  return connected
}

/** By row without an item: the free items that it might be, the likeliest first; none that the unit has said it is not. */
export function alikeItems<Item extends Published>(
  rows: readonly Connecting[],
  items: readonly Item[],
): Map<number, Item[]> {
  const same = sameItems(rows, items)
  const free = freeItems(rows, items)
  const fresh = rows.filter(({ id, publicNumber }) => publicNumber === null && !same.has(id))
  const alike = new Map<number, Item[]>()
  const compareNames = fresh.length * free.length <= MOST_COMPARISONS
  for (const row of fresh) {
    const scored = free
      .filter(({ id }) => !row.deniedNumbers?.includes(id))
      .map((item) => ({ item, score: likeness(row, item, compareNames) }))
      .filter(({ score }) => score >= ALIKE)
      .sort((a, b) => b.score - a.score)
    if (scored.length > 0)
      alike.set(
        row.id,
        scored.slice(0, MOST_ASKED).map(({ item }) => item),
      )
  }
  return alike
}

function likeness(row: Connecting, item: Published, compareNames: boolean): number {
  if (row.guidelineItemId !== null && row.guidelineItemId === item.guidelineItemId) return 2
  if (row.fields.matterCode && row.fields.matterCode === item.matterCode) return 2
  if (!compareNames) return 0
  // Most items of a domain share 一级事项 and many 二级: the most particular name has to be alike too.
  const particular = likenessOf(particularOf(row.fields), particularOf(item.names))
  return particular < ALIKE ? 0 : Math.min(particular, likenessOf(plainNames(row.fields), plainNames(item.names)))
}

const particularOf = ({ level1, level2, level3 }: Names) => plainText(level3 || level2 || level1)

function likenessOf(a: string, b: string): number {
  const longer = Math.max(a.length, b.length)
  if (longer === 0 || Math.min(a.length, b.length) / longer < ALIKE) return 0
  return 1 - distance(a, b) / longer
}

function byNames<Item>(named: readonly (readonly [names: string, item: Item])[]): Map<string, Item[]> {
  const groups = new Map<string, Item[]>()
  for (const [names, item] of named) groups.set(names, [...(groups.get(names) ?? []), item])
  return groups
}
