import { entryName } from '@gongkai/shared/compiling/entry/entry-text'
import { asEntry } from '@gongkai/shared/compiling/guideline/rows-of-version'
import type { EntityManager } from 'typeorm'
import { GuidelineItemEntity } from '../../district/guideline/guideline-item.entity.js'
import { GuidelineChangeEntity, GuidelineVersionEntity } from '../../district/guideline/guideline-version.entity.js'
import { PilotDomainEntity } from '../../district/pilot-domain/pilot-domain.entity.js'
import { type GuardedText, rowName, rowTexts } from '../../district/privacy/guarded-text.js'
import { In } from '../../platform/database/in-list.js'
import { rowLock } from '../../platform/database/row-lock.js'
import { groupBy } from '../../platform/group-by.js'
import type { SignedIn } from '../../platform/http/actor.js'
import { notFound } from '../../platform/http/refused.js'
import { type Acts, versionOf } from '../../platform/seen/acts-upon.js'
import { ensureSeen } from '../../platform/seen/ensure-seen.js'
import { AssignmentEntity } from '../assignment/assignment.entity.js'
import { type DomainPhases, readPhases } from './read-phases.js'

/** The 标准指引 of a domain with all that an act upon it asks for. */
export interface GuidelineCase {
  /** moves on with each act upon it */ version: number
  domain: PilotDomainEntity
  /** also those no longer in force */ items: GuidelineItemEntity[]
  /** the newest first */ versions: GuidelineVersionEntity[]
  changesOf: ReadonlyMap<number, GuidelineChangeEntity[]>
  phases: DomainPhases
}

const actsUpon = (domainCode: string): Acts => ({
  kinds: ['guideline.*', 'law-wave.model-rows'],
  domainCode,
})

/** Reads it as whoever keeps it; with `lock` the domain's row stays locked, which every act upon its 标准指引 takes first. */
export async function loadGuideline(tx: EntityManager, domainCode: string, lock = false): Promise<GuidelineCase> {
  const read = lock ? 0 : await versionOf(tx, actsUpon(domainCode))
  const domain = await tx.findOne(PilotDomainEntity, { where: { code: domainCode }, ...(lock ? rowLock(tx) : {}) })
  if (!domain) throw notFound('个领域的标准指引')
  const version = lock ? await versionOf(tx, actsUpon(domainCode)) : read
  const [items, versions, phases] = await Promise.all([
    tx.find(GuidelineItemEntity, { where: { domainCode }, order: { position: 'ASC' } }),
    tx.find(GuidelineVersionEntity, { where: { domainCode }, order: { id: 'DESC' } }),
    readPhases(tx, domainCode),
  ])
  const changes = await tx.find(GuidelineChangeEntity, {
    where: { versionId: In(versions.map(({ id }) => id)) },
    order: { id: 'ASC' },
  })
  return { version, domain, items, versions, phases, changesOf: groupBy(changes, ({ versionId }) => versionId) }
}

/** @throws Refused 404 where this unit has nothing to do with the domain */
export async function ensureReads(tx: EntityManager, { domain }: GuidelineCase, actor: SignedIn): Promise<void> {
  if (!(await readsGuideline(tx, domain, actor))) throw notFound('个领域的标准指引')
}

/** The office, the leads, towns and villages read it, and another agency that has work in the domain. */
export async function readsGuideline(
  tx: EntityManager,
  { code, leadCodes }: Pick<PilotDomainEntity, 'code' | 'leadCodes'>,
  { organisationKind, organisationCode }: SignedIn,
): Promise<boolean> {
  if (organisationKind !== 'agency' || leadCodes.includes(organisationCode)) return true
  return tx.existsBy(AssignmentEntity, { domainCode: code, organisationCode })
}

/** @throws Refused 409 unless the 标准指引 is as it was read */
export function ensureSeenGuideline(
  tx: EntityManager,
  { domain, version }: GuidelineCase,
  read: number,
): Promise<void> {
  return ensureSeen(tx, 'guideline.version', { read, stands: version }, actsUpon(domain.code))
}

/** The domain of a version, read before its lock. @throws Refused 404 */
export async function domainOfVersion(tx: EntityManager, id: number): Promise<string> {
  const version = await tx.findOneBy(GuidelineVersionEntity, { id })
  if (!version) throw notFound('一版标准指引')
  return version.domainCode
}

/** The texts that a version lays before the units, with the places of its changes. */
export const textsOfChanges = (changes: readonly Pick<GuidelineChangeEntity, 'id' | 'fields'>[]): GuardedText[] =>
  changes.flatMap(({ id, fields }, index) =>
    fields
      ? rowTexts({
          fields: asEntry(fields),
          at: `changes/${id}/fields`,
          name: rowName(index + 1, entryName(asEntry(fields))),
        })
      : [],
  )
