import { findAddresses } from './address.js'
import { findBankCards, maskedCard } from './bank-card.js'
import { besideOf } from './beside.js'
import { findIdentity, maskedIdentity } from './identity.js'
import { findMobiles, maskedMobile } from './mobile.js'
import { findNameLists, isSameList } from './name-list.js'
import { maskedName } from './names.js'
import { type Digits, digitsIn, type Run, runsOf } from './numbers.js'
import { findPapers } from './papers.js'
import { findFacts } from './person-facts.js'
import { type PersonalFinding, personalKey, type TextContext } from './personal-data.js'
import { type Reading, read, spanOf } from './reading.js'

/** A finding with its place in the plain text. */
type Hit = Pick<PersonalFinding, 'kind' | 'certainty' | 'gravity' | 'masked'> & Digits

/**
 * The 个人信息 in a text, in the order of the text, without overlaps. Pure: the same at typing, import, hand-in, review, publishing,
 * feedback, comments and export; the server's word counts.
 */
export function findPersonalData(text: string, context: TextContext = {}): PersonalFinding[] {
  if (text.length < 2) return []
  const reading = read(text)
  const hits = [...numbersOf(reading, context), ...wordsOf(reading, context)]
  return joined(reading.plain, apart(hits))
    .map(({ kind, certainty, gravity, masked, from, to }) => ({
      kind,
      certainty,
      gravity,
      masked,
      ...spanOf(reading, text, from, to),
    }))
    .filter(({ from, to }) => !context.official?.has(personalKey(text.slice(from, to))))
}

/** Identity numbers before cards and cards before telephones: each kind sees the digits that the ones before it left. */
function numbersOf({ plain }: Reading, { head = '', beside = '' }: TextContext): Hit[] {
  const row = besideOf(beside)
  let runs: readonly Run[] = digitsIn(plain)
  if (runs.reduce((sum, { from, to }) => sum + to - from, 0) < 11) return []
  const hits: Hit[] = []
  const identities = findIdentity(plain, runs, head)
  for (const { number, certain, from, to } of identities)
    hits.push({ kind: 'identity', masked: maskedIdentity(number), from, to, ...graveIf(certain) })
  runs = left(plain, runs, identities)
  const cards = findBankCards(plain, runs, head, row)
  for (const { number, certain, from, to } of cards)
    hits.push({ kind: 'bank-card', masked: maskedCard(number), from, to, ...graveIf(certain) })
  runs = left(plain, runs, cards)
  for (const { number, certain, from, to } of findMobiles(plain, runs, head, row))
    hits.push({ kind: 'mobile', masked: maskedMobile(number), from, to, ...graveIf(certain) })
  return hits
}

/** Papers, addresses, and what is said of people by name. */
function wordsOf({ plain }: Reading, { head = '' }: TextContext): Hit[] {
  const likely = graveIf(false)
  return [
    ...findPapers(plain, head).map((hit) => ({ ...hit, ...likely })),
    ...findAddresses(plain, head).map((hit) => ({ ...hit, kind: 'address' as const, ...likely })),
    ...findFacts(plain).map((hit) => ({
      ...hit,
      masked: maskedName(plain.slice(hit.from, hit.to)),
      ...graveIf(hit.kind !== 'family'),
    })),
    ...findNameLists(plain, head).map((hit) => ({ ...hit, kind: 'name-list' as const, ...likely })),
  ]
}

const graveIf = (certain: boolean): Pick<Hit, 'certainty' | 'gravity'> =>
  certain ? { certainty: 'certain', gravity: 'block' } : { certainty: 'likely', gravity: 'ask' }

/** The runs without the stretches that are taken; a run that holds one is cut. */
function left(plain: string, runs: readonly Run[], taken: readonly Digits[]): readonly Run[] {
  if (taken.length === 0) return runs
  const rest: Digits[] = []
  let next = 0
  for (const run of runs) {
    let from = run.from
    while (next < taken.length && (taken[next]?.to ?? 0) <= from) next++
    for (let index = next; index < taken.length; index++) {
      const hit = taken[index]
      if (!hit || hit.from >= run.to) break
      if (hit.from > from) rest.push({ from, to: hit.from })
      from = Math.max(from, hit.to)
    }
    if (from < run.to) rest.push({ from, to: run.to })
  }
  return runsOf(plain, rest)
}

const WEIGHT = { block: 2, ask: 1, note: 0 }

const outweighs = (hit: Hit, last: Hit) =>
  WEIGHT[hit.gravity] === WEIGHT[last.gravity]
    ? hit.to - hit.from > last.to - last.from
    : WEIGHT[hit.gravity] > WEIGHT[last.gravity]

/** Of those that overlap the graver, then the longer. */
function apart(hits: Hit[]): Hit[] {
  const sorted = hits.sort((a, b) => a.from - b.from)
  const kept: Hit[] = []
  for (const hit of sorted) {
    const last = kept[kept.length - 1]
    if (!last || last.to <= hit.from) kept.push(hit)
    else if (outweighs(hit, last)) kept[kept.length - 1] = hit
  }
  return kept
}

/** Names of one list as one finding; the ones that something graver is said of stay by themselves. */
function joined(plain: string, hits: readonly Hit[]): Hit[] {
  const kept: Hit[] = []
  for (const hit of hits) {
    const last = kept[kept.length - 1]
    if (last && hit.kind === 'name-list' && last.kind === 'name-list' && isSameList(plain, last, hit))
      kept[kept.length - 1] = { ...last, to: hit.to, masked: last.masked + plain.slice(last.to, hit.from) + hit.masked }
    else kept.push(hit)
  }
  return kept
}
