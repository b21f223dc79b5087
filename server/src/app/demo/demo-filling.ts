import type { SubmissionState } from '@gongkai/shared/base/words/submission-states'
import { type EntityManager } from 'typeorm'
import { AssignmentEntity } from '../../compiling/assignment/assignment.entity.js'
import { inPhase } from '../../compiling/assignment/assignment-case.js'
import { delegate } from '../../compiling/delegation/delegate-domain.js'
import { appendEntries } from '../../compiling/entry/append-entries.js'
import { EntryEntity } from '../../compiling/entry/entry.entity.js'
import { DeclinedItemEntity } from '../../compiling/guideline/declined-item.entity.js'
import { RemarkEntity } from '../../compiling/review/remark.entity.js'
import { SubmissionEntity } from '../../compiling/submission/submission.entity.js'
import { handedIn, SubmissionRevisionEntity } from '../../compiling/submission/submission-revision.entity.js'
import { GuidelineItemEntity } from '../../district/guideline/guideline-item.entity.js'
import { adoptedFields } from '../../district/guideline/guideline-item.fields.js'
import { OrganisationEntity } from '../../district/organisation/organisation.entity.js'
import type { RoundEntity } from '../../district/round/round.entity.js'
import { In } from '../../platform/database/in-list.js'

/** 涉农补贴, of which a town without farmland says so; 社会救助 and 养老服务, for which villages are asked. */
const NO_DUTY_DOMAIN = '21'
const VILLAGE_DOMAINS = ['19', '20']

/** Declines the model rows that no unit adopted or declined, since the other level does them. */
export async function declineTheRest(tx: EntityManager, round: RoundEntity, at: Date): Promise<void> {
  const [assignments, items, organisations] = await Promise.all([
    tx.findBy(AssignmentEntity, { roundCode: round.code }),
    tx.find(GuidelineItemEntity),
    tx.find(OrganisationEntity),
  ])
  const entries = await tx.find(EntryEntity, {
    select: { id: true, assignmentId: true, guidelineItemId: true },
    where: { assignmentId: In(assignments.map(({ id }) => id)) },
  })
  const declined = await tx.findBy(DeclinedItemEntity, { assignmentId: In(assignments.map(({ id }) => id)) })
  const adopted = new Set(
    [...entries, ...declined].map(({ assignmentId, guidelineItemId }) => `${assignmentId}/${guidelineItemId}`),
  )
  const rows = assignments.flatMap(({ id: assignmentId, domainCode, organisationCode }) => {
    const organisation = organisations.find(({ code }) => code === organisationCode)
    const reason = organisation?.kind === 'agency' ? '该事项由镇（街道）办理' : '该事项由区级部门办理'
    return items
      .filter((item) => item.domainCode === domainCode && !adopted.has(`${assignmentId}/${item.id}`))
      .map(({ id }) => ({ assignmentId, guidelineItemId: id, reason, by: organisation?.name ?? '', at }))
  })
  for (let start = 0; start < rows.length; start += 200)
    await tx.insert(DeclinedItemEntity, rows.slice(start, start + 200))
}

/** The village that a town's row came from: of the domains for which villages are asked, the rows after the second. */
export function villageOf(
  organisations: readonly OrganisationEntity[],
  town: string,
  domainCode: string,
  position: number,
): string | null {
  if (!VILLAGE_DOMAINS.includes(domainCode)) return null
  const villages = organisations
    .filter(({ parentCode, kind }) => parentCode === town && kind === 'village')
    .map(({ code }) => code)
    .sort()
  return villages[position - 3] ?? null
}

/** One town has no such duty in a domain and waits for the lead to agree. */
export async function declareNoDuty(tx: EntityManager, round: RoundEntity, submittedAt: Date): Promise<void> {
  const [town] = await tx.find(OrganisationEntity, { where: { kind: 'town', fills: true }, order: { code: 'ASC' } })
  const assignment = await tx.findOneBy(AssignmentEntity, {
    roundCode: round.code,
    domainCode: NO_DUTY_DOMAIN,
    organisationCode: town?.code ?? '',
  })
  if (!assignment) return
  await tx.delete(EntryEntity, { assignmentId: assignment.id })
  await tx.delete(DeclinedItemEntity, { assignmentId: assignment.id })
  const noDutyReason = '本街道没有耕地，不发放涉农补贴'
  await tx.update(AssignmentEntity, { id: assignment.id }, { noDutyReason })
  await stand(tx, assignment, { state: 'submitted', revision: 1, submittedAt, firstSentAt: submittedAt })
}

/**
 * The villages of one town at work in two domains: one fills, one waits for the town, one is taken over, one must mend.
 * @param villageCodes the pack's villages; the account `village` belongs to the first
 */
export async function askVillages(
  tx: EntityManager,
  round: RoundEntity,
  villageCodes: string[],
  at: Date,
): Promise<void> {
  const town = (await tx.findOneBy(OrganisationEntity, { code: villageCodes[0] ?? '' }))?.parentCode ?? ''
  const villages = await tx.find(OrganisationEntity, {
    where: { code: In(villageCodes), parentCode: town },
    order: { code: 'ASC' },
    take: 3,
  })
  for (const domainCode of VILLAGE_DOMAINS) {
    const assignment = await tx.findOneBy(AssignmentEntity, {
      roundCode: round.code,
      domainCode,
      organisationCode: town,
    })
    if (!assignment || villages.length < 3) return
    await stand(tx, assignment, { state: 'draft', revision: 0, submittedAt: null, firstSentAt: null })
    await tx.update(EntryEntity, { assignmentId: assignment.id }, { confirmed: false })
    const sent = { revision: 1, submittedAt: at, firstSentAt: at }
    if (domainCode === VILLAGE_DOMAINS[0]) {
      await work(tx, assignment, villages, [
        { state: 'draft', revision: 0, submittedAt: null, firstSentAt: null },
        { state: 'submitted', ...sent },
        { state: 'approved', ...sent },
      ])
    } else await work(tx, assignment, villages.slice(0, 1), [{ state: 'returned', ...sent }])
  }
}

type Standing = { state: SubmissionState; revision: number; submittedAt: Date | null; firstSentAt: Date | null }

async function work(
  tx: EntityManager,
  town: AssignmentEntity,
  villages: OrganisationEntity[],
  standings: Standing[],
): Promise<void> {
  const items = (
    await tx.find(GuidelineItemEntity, { where: { domainCode: town.domainCode }, order: { position: 'ASC' } })
  ).filter(({ fields }) => fields.levels.includes('town'))
  const ids = await delegate(
    tx,
    town,
    villages.map(({ code }) => code),
  )
  for (const [index, village] of villages.entries()) {
    const assignment = await tx.findOneByOrFail(AssignmentEntity, { id: ids[index] ?? 0 })
    const standing = standings[index] ?? { state: 'draft', revision: 0, submittedAt: null, firstSentAt: null }
    const rows = items.slice(0, 2).map((item) => {
      const fields = { ...adoptedFields(item, village), level3: `${village.name}公示` }
      return { guidelineItemId: item.id, fields: standing.state === 'draft' ? { ...fields, timeLimit: '' } : fields }
    })
    const renewed = await tx.findBy(EntryEntity, { assignmentId: assignment.id })
    const entries = await appendEntries(tx, assignment.id, renewed, rows)
    if (standing.state !== 'draft') await tx.update(EntryEntity, { assignmentId: assignment.id }, { confirmed: true })
    const submission = await stand(tx, assignment, standing)
    if (standing.state === 'approved') {
      await tx.update(SubmissionEntity, { id: submission.id }, { approvedBy: [town.organisationCode] })
      const taken = entries.map(({ id, fields, guidelineItemId }) => ({
        fields,
        guidelineItemId,
        originCode: village.code,
        originEntryId: id,
      }))
      await appendEntries(tx, town.id, await tx.findBy(EntryEntity, { assignmentId: town.id }), taken)
      await tx.update(EntryEntity, { assignmentId: town.id, originCode: village.code }, { confirmed: true })
    }
    if (standing.state === 'returned') {
      const by = (await tx.findOneByOrFail(OrganisationEntity, { code: town.organisationCode })).name
      const text = '请写明在村务公开栏公示的具体位置。'
      await tx.insert(RemarkEntity, {
        submissionId: submission.id,
        revision: 1,
        entryId: entries[0]?.id ?? null,
        field: 'content',
        text,
        by,
        at: standing.submittedAt ?? new Date(0),
      })
    }
  }
}

/** Puts an assignment's submission of its phase where the demo wants it, without the remarks it had. */
async function stand(
  tx: EntityManager,
  { id, phase }: AssignmentEntity,
  standing: Standing,
): Promise<SubmissionEntity> {
  const submission = await tx.findOneByOrFail(SubmissionEntity, { assignmentId: id, phase })
  await tx.delete(RemarkEntity, { submissionId: submission.id })
  return tx.save(SubmissionEntity, { ...submission, ...standing, approvedBy: [] })
}

/** Keeps what was handed in, for each unit that handed in. */
export async function keepRevisions(tx: EntityManager, round: RoundEntity): Promise<void> {
  const [assignments, organisations] = await Promise.all([
    tx.findBy(AssignmentEntity, { roundCode: round.code }),
    tx.find(OrganisationEntity),
  ])
  const ids = In(assignments.map(({ id }) => id))
  const [submissions, entries] = await Promise.all([
    tx.findBy(SubmissionEntity, { assignmentId: ids }),
    tx.find(EntryEntity, { where: { assignmentId: ids }, order: { position: 'ASC' } }),
  ])
  const held = new Map(assignments.map(({ id }) => [id, [] as EntryEntity[]]))
  for (const entry of entries) held.get(entry.assignmentId)?.push(entry)
  const senderOf = new Map(assignments.map(({ id, organisationCode }) => [id, organisationCode]))
  const nameOf = new Map(organisations.map(({ code, name }) => [code, name]))
  const rows = submissions
    .filter(({ revision }) => revision > 0)
    .map(({ id, assignmentId, phase, revision, submittedAt }) => {
      const sent = inPhase(held.get(assignmentId) ?? [], { phase })
      return {
        submissionId: id,
        revision,
        submittedAt: submittedAt ?? new Date(0),
        by: nameOf.get(senderOf.get(assignmentId) ?? '') ?? '',
        entryCount: sent.length,
        entries: sent.map(handedIn) as never,
      }
    })
  for (let start = 0; start < rows.length; start += 100)
    await tx.insert(SubmissionRevisionEntity, rows.slice(start, start + 100))
}
