import { plainText } from '../../base/plain-text.js'
import { type Decision, type Refusal, refuse } from '../../base/refusal.js'
import { CHANNELS } from '../../base/template/entry-template.js'
import type { OrganisationKind } from '../../base/words/organisation-kinds.js'
import type { Role } from '../../base/words/roles.js'
import { type AliasKind, MOST_ALIAS } from './alias.contract.js'

/** Something that a word may stand for, with the names that it has already. */
export interface Meaning {
  code: string
  name: string
  /** also called so */ aliases?: readonly string[]
}
export interface AliasActor {
  organisationKind: OrganisationKind
  organisationCode: string
  roles: readonly Role[]
}

/** A word however it is typed: width, case, blanks and stops make no other word. */
export const aliasKey = (word: string): string => plainText(word)

export const CHANNEL_MEANINGS: readonly Meaning[] = CHANNELS.filter(({ code }) => code !== 'other').map(
  ({ code, label }) => ({ code, name: label }),
)

/** The meaning that is asked for, by its code or by its name. */
export const meaningNamed = (means: string, meanings: readonly Meaning[]): Meaning | undefined =>
  meanings.find(({ code }) => code === means) ?? meanings.find(({ name }) => name === means.trim())

/** 记住 or 删除: for everybody by the office, for his unit by whoever fills. */
export function decideTeach({ organisationKind, roles }: AliasActor): Decision {
  const wanted: readonly Role[] = organisationKind === 'office' ? ['admin', 'approver'] : ['editor', 'approver']
  if (roles.some((role) => wanted.includes(role))) return []
  const who = organisationKind === 'office' ? '区信息公开办的管理员或审签人' : '本单位的填报员或审签人'
  return [refuse('account.role', 'alias', `只有${who}才能管理别名`)]
}

const WHAT: Readonly<Record<AliasKind, string>> = { domain: '试点领域', unit: '单位', channel: '公开渠道' }

/**
 * Why a word cannot be learnt for a meaning, all at once: it names something already, or was learnt for something else.
 * @param learnt the meaning that the word was learnt for in the same list, if it was
 */
export function aliasFaults(
  { kind, alias, means }: { kind: AliasKind; alias: string; means: string },
  meanings: readonly Meaning[],
  learnt: string | null,
): Refusal[] {
  const faults: Refusal[] = []
  const fault = (code: string, at: string, text: string) => faults.push(refuse(`alias.${code}`, at, text))
  const word = alias.trim()
  const key = aliasKey(word)
  const meaning = meaningNamed(means, meanings)
  if ([...key].length < 2) fault('short', 'alias', '别名至少两个字')
  else if (word.length > MOST_ALIAS) fault('long', 'alias', `别名最多 ${MOST_ALIAS} 个字`)
  if (!meaning) fault('means', 'means', `没有这个${WHAT[kind]}`)
  const named = meanings.find(({ name, aliases = [] }) => [name, ...aliases].some((item) => aliasKey(item) === key))
  if (named && meaning)
    if (named.code === meaning.code) fault('same', 'alias', `“${word}”本来就是${WHAT[kind]}“${named.name}”的名称`)
    else fault('taken', 'alias', `“${word}”已经是${WHAT[kind]}“${named.name}”的名称，不能再当作“${meaning.name}”`)
  const other = learnt !== null && meaning && learnt !== meaning.code
  if (other) {
    const name = meanings.find(({ code }) => code === learnt)?.name ?? learnt
    fault('learnt', 'alias', `“${word}”已经记为“${name}”，要改请先在“别名”里删除`)
  }
  return faults
}
