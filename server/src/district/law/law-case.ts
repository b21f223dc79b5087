import { type Refusal, refuse } from '@gongkai/shared/base/refusal'
import type { LawFacts } from '@gongkai/shared/district/law/law.contract'
import type { LawStanding } from '@gongkai/shared/district/law/law-policy'
import type { EntityManager } from 'typeorm'
import { In } from '../../platform/database/in-list.js'
import { rowLock } from '../../platform/database/row-lock.js'
import { searchKey } from '../../platform/database/search-key.js'
import type { SignedIn } from '../../platform/http/actor.js'
import { notFound } from '../../platform/http/refused.js'
import type { Acts } from '../../platform/seen/acts-upon.js'
import { ensureUnchanged } from '../../platform/seen/ensure-seen.js'
import { OrganisationEntity } from '../organisation/organisation.entity.js'
import { LawEntity, LIBRARY } from './law.entity.js'

/** The list that somebody writes into: the office into everybody's, a unit into its own. */
export const listOf = ({ organisationKind, organisationCode }: SignedIn): string =>
  organisationKind === 'office' ? LIBRARY : organisationCode

/** Two people of a unit who add the same document at once come one after the other. */
export async function lockLaws(tx: EntityManager, { organisationCode }: SignedIn): Promise<void> {
  await tx.findOneOrFail(OrganisationEntity, { where: { code: organisationCode }, ...rowLock(tx) })
}

/**
 * A law that the actor may see: of the library, of their own unit, for the office of any unit.
 * @throws Refused 404
 */
export async function findLaw(tx: EntityManager, id: number, actor: SignedIn): Promise<LawEntity> {
  const law = await tx.findOneBy(LawEntity, { id })
  const seen = [LIBRARY, actor.organisationCode]
  if (!law || (actor.organisationKind !== 'office' && !seen.includes(law.organisationCode)))
    throw notFound('条法规依据')
  return law
}

/** The same to be changed: locked, and as it was read. @throws Refused 404, 409 */
export async function lockLaw(tx: EntityManager, id: number, actor: SignedIn, read: number): Promise<LawEntity> {
  await lockLaws(tx, actor)
  await findLaw(tx, id, actor)
  const law = await tx.findOneOrFail(LawEntity, { where: { id }, ...rowLock(tx) })
  await ensureUnchanged(tx, 'law.version', { read, stands: law.version }, actsUponLaw(id))
  return law
}

export const actsUponLaw = (id: number): Acts => ({ kinds: ['law.*'], about: ({ detail }) => detail.lawId === id })

export const standingOf = (law: LawEntity): LawStanding => ({
  title: law.title,
  documentNumber: law.documentNumber,
  organisationCode: law.organisationCode === LIBRARY ? null : law.organisationCode,
  shipped: law.shippedKey !== null,
  ended: law.status === 'repealed',
  effectiveFrom: law.effectiveFrom,
})

/** Facts as they are stored: 《》 around a title and blanks taken off, what nobody said left empty. */
export function tidied(facts: Pick<LawFacts, 'title' | 'documentNumber'> & Partial<LawFacts>): LawFacts {
  const {
    title,
    documentNumber,
    kind = null,
    issuer = '',
    effectiveFrom,
    lastArticle = null,
    source = '',
    note = '',
  } = facts
  return {
    title: title.replace(/^\s*《(.*)》\s*$/, '$1').trim(),
    documentNumber: documentNumber.trim(),
    kind,
    issuer: issuer.trim(),
    effectiveFrom: effectiveFrom || null,
    lastArticle,
    source: source.trim(),
    note: note.trim(),
  }
}

/** The same title is another document only under another number. */
export async function duplicates(
  tx: EntityManager,
  list: string,
  { title, documentNumber: number }: Pick<LawFacts, 'title' | 'documentNumber'>,
  { except = 0, at = 'title' }: { except?: number; at?: string } = {},
): Promise<Refusal[]> {
  const stored = await tx.findBy(LawEntity, { organisationCode: In([LIBRARY, list]) })
  const same = stored.find(
    (law) =>
      law.id !== except &&
      searchKey(law.title) === searchKey(title) &&
      (!number || !law.documentNumber || searchKey(law.documentNumber) === searchKey(number)),
  )
  if (!same) return []
  const where = same.organisationCode === LIBRARY ? '法规库' : '本单位自行增加的依据'
  const named = `《${same.title}》${same.documentNumber && `（${same.documentNumber}）`}`
  return [refuse('law.duplicate', at, `${where}中已有${named}，请直接选用`)]
}

/** A law that somebody adds, as it is stored. */
export const newLaw = (tx: EntityManager, list: string, facts: LawFacts, now: Date): LawEntity =>
  tx.create(LawEntity, {
    ...facts,
    organisationCode: list,
    status: 'effective',
    replacedBy: '',
    endedOn: null,
    endedBy: '',
    replacements: null,
    searchKey: searchKey(facts.title, facts.documentNumber),
    editedAt: now,
    version: 1,
    shippedKey: null,
    shippedHash: null,
  })

/** The facts of a law, for the record of what was before a change. */
export function factsOf(law: LawEntity): LawFacts {
  const { title, documentNumber, kind, issuer, effectiveFrom, lastArticle, source, note } = law
  return { title, documentNumber, kind, issuer, effectiveFrom, lastArticle, source, note }
}
