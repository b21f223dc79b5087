import { maskPersonalData } from '@gongkai/shared/base/privacy/mask'
import { type AmendmentFacts } from '@gongkai/shared/catalogue/amendment/amendment-policy'
import { entryDiff } from '@gongkai/shared/compiling/entry/entry-diff'
import type { EntityManager } from 'typeorm'
import { AssignmentEntity } from '../../compiling/assignment/assignment.entity.js'
import { reviewersOf } from '../../compiling/assignment/assignment-case.js'
import { EntryEntity } from '../../compiling/entry/entry.entity.js'
import { EditionEntryEntity } from '../../district/edition/edition-entry.entity.js'
import { standingDomains } from '../../district/edition/standing-domains.query.js'
import { OrganisationEntity } from '../../district/organisation/organisation.entity.js'
import { PilotDomainEntity } from '../../district/pilot-domain/pilot-domain.entity.js'
import { type GuardedText, rowTexts } from '../../district/privacy/guarded-text.js'
import { rowLock } from '../../platform/database/row-lock.js'
import type { SignedIn } from '../../platform/http/actor.js'
import { notFound } from '../../platform/http/refused.js'
import type { Acts } from '../../platform/seen/acts-upon.js'
import { ensureUnchanged } from '../../platform/seen/ensure-seen.js'
import { AmendmentEntity } from './amendment.entity.js'

/** Everything an act upon a 动态调整 asks for, read in one place. */
export interface AmendmentCase {
  amendment: AmendmentEntity
  assignment: AssignmentEntity
  domain: PilotDomainEntity
  organisations: OrganisationEntity[]
  /** the row it amends, null for what is to be added */ source: EntryEntity | null
  facts: AmendmentFacts
}

/**
 * Reads an amendment for `actor`; with `lock` its row stays locked until the transaction ends, and the domain's before it, so
 * that leads do not change meanwhile.
 * @throws Refused 404 when it does not exist or is not the actor's to see: the owner's, the leads', the office's.
 */
export async function loadAmendment(
  tx: EntityManager,
  id: number,
  actor: SignedIn,
  lock = false,
): Promise<AmendmentCase> {
  const locked = lock ? rowLock(tx) : {}
  const found = await tx.findOneBy(AmendmentEntity, { id })
  const domain = found && (await tx.findOne(PilotDomainEntity, { where: { code: found.domainCode }, ...locked }))
  const amendment = found && lock ? await tx.findOne(AmendmentEntity, { where: { id }, ...locked }) : found
  if (!amendment || !domain || !maySeeAmendment(actor, amendment, domain)) throw notFound('件动态调整')
  const [organisations, assignment, source] = await Promise.all([
    tx.find(OrganisationEntity),
    tx.findOneByOrFail(AssignmentEntity, { id: amendment.assignmentId }),
    // what was withdrawn is needed too: to be put back
    amendment.entryId
      ? tx.findOne(EntryEntity, { where: { id: amendment.entryId }, withDeleted: amendment.state === 'finalised' })
      : null,
  ])
  const facts = {
    ...factsOf(amendment, domain, organisations, await outdated(tx, amendment, source)),
    builtUpon: builtUpon(amendment, source),
    asLeft: asLeft(amendment, source),
  }
  return { amendment, assignment, domain, organisations, source, facts }
}

export function maySeeAmendment(actor: SignedIn, amendment: AmendmentEntity, domain: PilotDomainEntity): boolean {
  const { organisationCode, organisationKind } = actor
  if (organisationKind === 'office' || organisationCode === amendment.organisationCode) return true
  return domain.leadCodes.includes(organisationCode)
}

export function factsOf(
  amendment: AmendmentEntity,
  domain: PilotDomainEntity,
  organisations: readonly Pick<OrganisationEntity, 'code' | 'kind'>[],
  outdated: string,
): AmendmentFacts {
  const { kind, state, organisationCode, signedBy, trigger, triggerOn, reason, before, fields, askedArticle } =
    amendment
  return {
    kind,
    state,
    organisationCode,
    reviewerCodes: reviewersOf(domain, organisationCode, null),
    signedBy,
    officeCode: organisations.find((organisation) => organisation.kind === 'office')?.code ?? '',
    trigger,
    triggerOn,
    reason,
    before,
    fields,
    outdated,
    builtUpon: '',
    asLeft: false,
    askedArticle,
  }
}

/** Why the catalogue can no longer take over what is not final yet; '' when it can. */
async function outdated(tx: EntityManager, amendment: AmendmentEntity, source: EntryEntity | null): Promise<string> {
  const { state, kind, domainCode, publicNumber } = amendment
  if (isFinal(state) || kind === 'add') return ''
  const standing = (await standingDomains(tx)).get(domainCode)
  const published =
    standing &&
    (await tx.findOneBy(EditionEntryEntity, { editionId: standing.editionId, publicNumber: publicNumber ?? '' }))
  return outdatedBy(amendment, source, published)
}

const isFinal = (state: AmendmentEntity['state']) => state === 'finalised' || state === 'published'

/** The same, of an amendment whose item is `published` in the standing edition. */
export function outdatedBy(
  { state, kind, before, entryId }: AmendmentEntity,
  source: EntryEntity | null,
  published: Pick<EditionEntryEntity, 'entryId'> | null | undefined,
): string {
  if (isFinal(state) || kind === 'add') return ''
  if (!published) return '这个公开事项已不在现行目录里，请删除这件调整'
  if (published.entryId !== entryId) return '本领域已按新一轮编制重新发布，请删除这件调整，对照新的目录重新提出'
  const same = source && before && entryDiff(source.fields, before).length === 0
  return same ? '' : '这个公开事项在起草以后已有变化，请删除这件调整，对照现在的内容重新提出'
}

/** Why the entry is no longer as the finalising left it; '' when it is. */
function builtUpon(amendment: AmendmentEntity, source: EntryEntity | null): string {
  const { state, kind } = amendment
  if (state !== 'finalised') return ''
  // The entry was in an edition that has been withdrawn since; its number is kept for life.
  if (kind === 'add' && source?.publicNumber) return '这个公开事项曾经随目录发布，已有编号；不再公开的，请另行提出撤销'
  return asLeft(amendment, source) ? '' : '这个公开事项在审定以后又有变化，不能撤回审定'
}

function asLeft({ state, kind, fields }: AmendmentEntity, source: EntryEntity | null): boolean {
  if (state !== 'finalised' || !source) return false
  if (kind === 'withdraw') return source.deletedAt !== null
  return source.deletedAt === null && fields !== null && entryDiff(source.fields, fields).length === 0
}

/** How its entry is called: as it is published, or as it shall be; nothing stands in it that must not be repeated. */
export function amendedName({ before, fields }: Pick<AmendmentEntity, 'before' | 'fields'>): string {
  const named = before ?? fields
  return maskPersonalData(named?.level3 || named?.level2 || named?.level1 || '') || '尚未命名的事项'
}

/** The texts of an amendment for the gates, with their places in its form. */
export function textsOfAmendment(
  amendment: Pick<AmendmentEntity, 'kind' | 'before' | 'fields' | 'reason' | 'organisationCode'>,
): GuardedText[] {
  const { kind, fields, reason, organisationCode: unit } = amendment
  const shall = kind === 'withdraw' ? null : fields
  const row = rowTexts({ fields: shall ?? {}, at: 'fields', name: `“${amendedName(amendment)}”`, unit })
  return [...row, { at: 'reason', name: '调整的理由', text: reason, unit }]
}

/** An act upon one names it, an act upon many names them all. */
export const isAbout = ({ amendmentId, amendmentIds }: Record<string, unknown>, id: number): boolean =>
  amendmentId === id || (Array.isArray(amendmentIds) && amendmentIds.includes(id))

/** @throws Refused 409 when somebody else has acted upon it since the asker read */
export function sameVersion(
  tx: EntityManager,
  { id, version, assignmentId }: AmendmentEntity,
  read: number,
): Promise<void> {
  const acts: Acts = {
    kinds: ['amendment.*'],
    assignmentIds: [assignmentId],
    about: ({ detail }) => isAbout(detail, id),
  }
  return ensureUnchanged(tx, 'amendment.conflict', { read, stands: version }, acts)
}
