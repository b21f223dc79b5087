import { findInFields } from '@gongkai/shared/base/privacy/find-in-fields'
import { findPersonalData } from '@gongkai/shared/base/privacy/find-personal-data'
import { maskPersonalData } from '@gongkai/shared/base/privacy/mask'
import type { PersonalFinding } from '@gongkai/shared/base/privacy/personal-data'
import { negatives } from './negatives.js'
import { type Positive, positives } from './positives.js'
import { modelRows, wordings } from './wordings.js'

/** How the finder does on one group of made-up people. */
export interface Recall {
  group: string
  count: number
  found: number
  /** found, and with the gravity that it ought to have */ graded: number
  /** nothing is left once it is masked */ clean: number
  /** `from` and `to` are those of the datum, where that is a number */ exact: number
  missed: string[]
}

/** How it does on one group of texts that hold nobody's data. */
export interface FalseHits {
  group: string
  count: number
  blocks: number
  asks: number
  hits: string[]
}

const NUMBERS = ['identity', 'bank-card', 'mobile']
const stops = ({ gravity }: PersonalFinding) => gravity !== 'note'

export function measureRecall(seed: number): Recall[] {
  const groups = new Map<string, Recall>()
  for (const positive of positives(seed)) {
    const known = groups.get(positive.group)
    const group = known ?? { group: positive.group, count: 0, found: 0, graded: 0, clean: 0, exact: 0, missed: [] }
    groups.set(positive.group, group)
    judge(positive, group)
  }
  return [...groups.values()]
}

function judge({ text, head, datum, kind, gravity, disguise }: Positive, group: Recall): void {
  const from = text.indexOf(datum)
  const to = from + datum.length
  const hits = findPersonalData(text, { head }).filter((hit) => hit.kind === kind && hit.from < to && from < hit.to)
  const [hit] = hits
  group.count++
  if (hit) group.found++
  if (hit?.gravity === gravity) group.graded++
  else group.missed.push(`${disguise}: ${JSON.stringify(text)} ${hit?.gravity ?? 'not found'}`)
  if (hits.length === 1 && (!NUMBERS.includes(kind) || (hit?.from === from && hit.to === to))) group.exact++
  if (!findPersonalData(maskPersonalData(text, { head }), { head }).some(stops)) group.clean++
}

export function measureFalseHits(seed: number, each: number): FalseHits[] {
  const groups = new Map<string, FalseHits>()
  const note = (group: string, text: string, found: readonly PersonalFinding[]) => {
    const counts = groups.get(group) ?? { group, count: 0, blocks: 0, asks: 0, hits: [] }
    groups.set(group, counts)
    counts.count++
    if (found.some(({ gravity }) => gravity === 'block')) counts.blocks++
    else if (found.some(stops)) counts.asks++
    if (found.some(stops)) counts.hits.push(`${JSON.stringify(text)} ${found.map(({ kind }) => kind).join()}`)
  }
  for (const row of modelRows) note('标准指引', row.content ?? '', findInFields(row))
  for (const text of wordings) note('真实用语', text, findPersonalData(text))
  for (const { group, text } of negatives(seed, each)) note(group, text, findPersonalData(text))
  return [...groups.values()]
}
