import type { Refusal } from '../../base/refusal.js'
import type { EntryFields } from '../../base/template/entry.js'
import { CHANNELS, type Channel, labelOf } from '../../base/template/entry-template.js'
import type { LearnAliasRequest } from '../../district/alias/alias.contract.js'
import { aliasKey } from '../../district/alias/alias-policy.js'

/** A word that was not understood and what somebody made of it: offered to be remembered (“记住：‘××’就是××”). */
export interface Learnable extends LearnAliasRequest {
  /** the meaning in words */ name: string
}
interface Reading {
  doubts: readonly Refusal[]
  fields: EntryFields | null
}
interface Corrected {
  domain: { code: string; name: string } | null
  fields: EntryFields | null
}

/** The words that a correction of an imported row explains: one meaning for one word, else nothing is offered. */
export function learnable(before: Reading, after: Corrected): Learnable[] {
  return [...domainOf(before, after), ...unitOf(before, after), ...channelOf(before, after)]
}

/** The word in the quotation marks of a doubt of this code. */
const wordsOf = (doubts: readonly Refusal[], code: string): string[] =>
  doubts.flatMap((doubt) => (doubt.code === code ? (/“(.+?)”/s.exec(doubt.text)?.[1] ?? []) : []))

function domainOf({ doubts }: Reading, { domain }: Corrected): Learnable[] {
  const [alias, ...more] = wordsOf(doubts, 'read.domain')
  if (!alias || more.length > 0 || !domain) return []
  return [{ kind: 'domain', alias, means: domain.code, name: domain.name }]
}

function unitOf({ fields: read }: Reading, { fields }: Corrected): Learnable[] {
  const gone = read?.subjects.filter((name) => !fields?.subjects.includes(name)) ?? []
  const come = fields?.subjects.filter((name) => name.trim() && !read?.subjects.includes(name)) ?? []
  const [alias] = gone
  const [name] = come
  if (!alias || !name || gone.length + come.length !== 2 || aliasKey(alias) === aliasKey(name)) return []
  return [{ kind: 'unit', alias, means: name, name }]
}

function channelOf({ doubts, fields: read }: Reading, { fields }: Corrected): Learnable[] {
  const unknown = wordsOf(doubts, 'read.channel').filter((word) => !fields?.channelOther.includes(word))
  const come: Channel[] = fields?.channels.filter((code) => code !== 'other' && !read?.channels.includes(code)) ?? []
  const [alias] = unknown
  const [means] = come
  if (!alias || !means || unknown.length + come.length !== 2) return []
  return [{ kind: 'channel', alias, means, name: labelOf(CHANNELS, means) }]
}
