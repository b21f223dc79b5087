import type { NewestDisclosure } from '../disclosure/public-disclosure.contract.js'
import type { EditionView, EntryChange } from '../publication/publication.contract.js'

/** An entry, a domain or a unit that somebody follows on one device; nobody else knows. */
export interface Followed {
  kind: 'entry' | 'domain' | 'unit'
  /** public number of the entry, code of the domain or of the unit */ id: string
  name: string
  /** id of the edition that was read last */ seen: number
  /** id of its newest publication when it was read last, 0 for none; left out where it was not known: the next one read counts as seen */
  disclosed?: number
}

/** The newest publication of what is followed; null for none. */
export function newestOf(
  { kind, id }: Pick<Followed, 'kind' | 'id'>,
  newest: readonly NewestDisclosure[],
): NewestDisclosure | null {
  const own = newest.filter(({ item, organisation }) =>
    kind === 'entry' ? item === id : kind === 'unit' ? organisation === id : item.startsWith(`${id}-`),
  )
  return own.reduce<NewestDisclosure | null>((best, one) => (best && !isNewer(one, best) ? best : one), null)
}

const isNewer = (one: NewestDisclosure, than: NewestDisclosure): boolean =>
  one.publishedOn > than.publishedOn || (one.publishedOn === than.publishedOn && one.id > than.id)

/** It was published since this was read last. */
export const isNewlyDisclosed = (
  { disclosed }: Pick<Followed, 'disclosed'>,
  newest: Pick<NewestDisclosure, 'id'> | null,
): boolean => newest !== null && disclosed !== undefined && newest.id > disclosed

type Standing = Pick<EditionView, 'id' | 'withdrawn'>

/** The edition the public reads now; `editions` are the newest first. */
export const currentEdition = <Edition extends Standing>(editions: readonly Edition[]): Edition | null =>
  editions.find(({ withdrawn }) => !withdrawn) ?? null

/** One question to ask of GET /api/public/editions/:id/changes; `since` null: against the edition before. */
export interface ChangesQuestion {
  domain: string
  since: number | null
}

/** A public number begins with its domain. */
const domainOf = ({ kind, id }: Followed) => (kind === 'domain' ? id : (id.split('-')[0] ?? ''))

/** The questions for GET /api/public/disclosures/newest: by domain and by unit, never by entry. */
export function newestQuestions(list: readonly Followed[]): { domain?: string; organisation?: string }[] {
  const domains = list.flatMap((one) => (one.kind === 'unit' ? [] : [domainOf(one)]))
  const units = list.flatMap(({ kind, id }) => (kind === 'unit' ? [id] : []))
  return [
    ...[...new Set(domains)].map((domain) => ({ domain })),
    ...[...new Set(units)].map((organisation) => ({ organisation })),
  ]
}

/** The question that tells what became of `one` since it was read; null when it was read as it stands now. */
export function questionFor(one: Followed, editions: readonly Standing[]): ChangesQuestion | null {
  const now = currentEdition(editions)
  // Editions are compared by domain; of a unit only what it publishes is told.
  if (!now || one.kind === 'unit' || one.seen === now.id) return null
  // An edition that must not be read any more is no ground to compare with: then the one before it.
  const since = editions.find(({ id, withdrawn }) => id <= one.seen && !withdrawn?.concealed)?.id ?? null
  return since === now.id ? null : { domain: domainOf(one), since }
}

/** All that is to be asked about what is followed, each question once. */
export function questionsFor(list: readonly Followed[], editions: readonly Standing[]): ChangesQuestion[] {
  const asked = list.flatMap((one) => questionFor(one, editions) ?? [])
  return [...new Map(asked.map((question) => [questionKey(question), question])).values()]
}

export const questionKey = ({ domain, since }: ChangesQuestion): string => `${domain} since ${since}`

/** Of the changes of its domain those that concern it. */
export const changesOf = (one: Followed, changes: readonly EntryChange[]): EntryChange[] =>
  one.kind === 'domain' ? [...changes] : changes.filter(({ id }) => one.kind === 'entry' && id === one.id)
