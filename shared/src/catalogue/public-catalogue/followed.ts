import type { EditionView, EntryChange } from '../publication/publication.contract.js'

/** An entry or a domain that somebody follows on one device; nobody else knows. */
export interface Followed {
  kind: 'entry' | 'domain'
  /** public number of the entry, code of the domain */ id: string
  name: string
  /** id of the edition that was read last */ seen: number
}

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

/** The question that tells what became of `one` since it was read; null when it was read as it stands now. */
export function questionFor(one: Followed, editions: readonly Standing[]): ChangesQuestion | null {
  const now = currentEdition(editions)
  if (!now || one.seen === now.id) return null
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
  one.kind === 'domain' ? [...changes] : changes.filter(({ id }) => id === one.id)
