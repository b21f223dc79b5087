import type { OpenWorkCount } from '@gongkai/shared/district/organisation/organisation.contract'
import { type EntityManager, IsNull } from 'typeorm'
import { AmendmentEntity } from '../../catalogue/amendment/amendment.entity.js'
import { OccurrenceEntity } from '../../catalogue/disclosure/disclosure.entities.js'
import { FeedbackEntity } from '../../catalogue/feedback/feedback.entity.js'
import { SpotCheckLineEntity } from '../../catalogue/spot-check/spot-check.entities.js'
import { SupervisionEntity } from '../../catalogue/supervision/supervision.entities.js'
import { AssignmentEntity } from '../../compiling/assignment/assignment.entity.js'
import { CannedRemarkEntity } from '../../compiling/review/canned-remark.entity.js'
import { ReviewBatchEntity } from '../../compiling/review/review-batch.entity.js'
import { VerdictEntity } from '../../compiling/review/verdict.entity.js'
import { SubmissionEntity } from '../../compiling/submission/submission.entity.js'
import { hasPeople } from '../../district/account/has-people.js'
import { PersonEntity } from '../../district/account/person.entity.js'
import { LawEntity } from '../../district/law/law.entity.js'
import { MatterEntity } from '../../district/matter/matter.entity.js'
import { OrganisationEntity } from '../../district/organisation/organisation.entity.js'
import { PilotDomainEntity } from '../../district/pilot-domain/pilot-domain.entity.js'
import { PersonalAnswerEntity } from '../../district/privacy/personal-answer.entity.js'
import { ExtensionEntity } from '../../district/round/extension.entity.js'
import { In } from '../../platform/database/in-list.js'

type Fate = readonly ['moves' | 'stays', why: string]

/**
 * Every column that holds a unit's code, and what becomes of it when the unit is merged into another. A column that is not here fails the
 * test of the structure. Renaming changes no code: a row that names a unit by its code shows the new name, and a row that keeps the name as
 * text (a signature, a published entry) keeps the name of its day.
 */
export const HAND_OVER: Readonly<Record<string, Fate>> = {
  'organisation.parent_code': ['moves', 'its villages go over'],
  'organisation.merged_into': ['stays', 'says what was merged into what; who follows it goes to the end'],
  'organisation_name.organisation_code': ['stays', 'its former names'],
  'person.organisation_code': ['moves', 'its people go over, and what they are sent with them'],
  'assignment.organisation_code': ['moves', 'open work; what is accepted stays under the name it was done under'],
  'amendment.organisation_code': ['moves', 'until it is published'],
  'law_wave_item.organisation_code': ['stays', 'whose item it was; what was drafted goes over as an amendment'],
  'law_wave.nudged': ['stays', 'who was asked to confirm'],
  'amendment.signed_by': ['stays', 'leads that signed; who leads is not merged away'],
  'submission.approved_by': ['stays', 'leads that approved, and the town that took its village’s rows'],
  'report.signed_by': ['stays', 'leads that signed; who leads is not merged away'],
  'pilot_domain.lead_codes': ['stays', 'who leads is not merged away: another leads first'],
  'pilot_domain.filler_codes': ['moves', 'the heir fills in its place, from the next round on'],
  'extension.organisation_code': ['moves', 'copied for the work that goes over; the grant itself stays'],
  'feedback.organisation_code': ['moves', 'until it is answered: a complaint is somebody’s'],
  'occurrence.organisation_code': ['moves', 'the heir answers for it; the name stays that of the day'],
  'occurrence.recorder_code': ['stays', 'who recorded it'],
  'disclosure.recorder_code': ['stays', 'who recorded it'],
  'disclosure.publisher_code': ['stays', 'who put it up, as it was called then'],
  'nothing_arose.organisation_code': ['stays', 'who signed; it is found by the item'],
  'expectation_correction.organisation_code': [
    'stays',
    'who corrected; it counts for the item, whoever answers for it',
  ],
  'spot_check.checker_code': ['stays', 'who checked; who leads is not merged away'],
  'spot_check.organisation_code': ['stays', 'the unit that was drawn from'],
  'spot_check_line.organisation_code': ['moves', 'the heir puts right what was found; the name stays that of the day'],
  'supervision.organisation_code': ['moves', 'the heir publishes what is overdue; the name stays that of the day'],
  'law.organisation_code': ['moves', 'its own laws, but those the heir has'],
  'matter.organisation_code': ['moves', 'its list of matters, but those the heir has'],
  'canned_remark.organisation_code': ['moves', 'after those of the heir'],
  'import.organisation_code': ['moves', 'its people look at it and undo it'],
  'review_batch.organisation_code': ['moves', 'while it waits'],
  'review_batch.actor': ['moves', 'while it waits: who asked acts for the heir'],
  'verdict.organisation_code': ['moves', 'marks on what its villages handed in for work that goes over'],
  'notice.organisation_code': ['moves', 'for its people; the heir’s have no news of them'],
  'nudge.to_code': ['moves', 'of work that goes over'],
  'nudge.from_code': ['stays', 'who nudged'],
  'comment.organisation_code': ['stays', 'who wrote'],
  'entry.origin_code': ['stays', 'which village a row came from'],
  'event.organisation_code': ['stays', 'who acted: the 留痕 is not changed'],
  'event.unit_code': ['stays', 'whose work it was: the 留痕 is not changed'],
  'export.organisation_code': ['stays', 'made for what it was; it is asked for anew'],
  'export.scope': ['stays', 'whose work it shows, as it was'],
  'personal_finding.organisation_code': ['stays', 'the next look finds it again under the heir'],
  'disclosure_file.organisation_code': ['stays', 'who sent it; whoever has its record has the file'],
  'unit_withdrawal.organisation_code': [
    'stays',
    'chosen for what it had published; whoever follows the unit counts as it',
  ],
  'coverage_mark.organisation_code': ['stays', 'said of the unit as it was; whoever follows it counts as it'],
  'personal_answer.organisation_code': ['moves', 'what was said of a datum holds for the rows that go over'],
  'learnt_alias.organisation_code': ['stays', 'how its people wrote; the heir’s learn anew'],
  'learnt_alias.means': [
    'stays',
    'the name of the unit that a word stands for is looked up; who was merged away is not offered',
  ],
  'takedown.organisation_code': ['stays', 'as it was published; whoever follows the unit counts as it'],
  'concealed_content.organisation_code': ['stays', 'as it was published; whoever follows the unit counts as it'],
}

/** Feedback it has not answered, also what WeChat has not judged yet. */
export const openFeedback = (organisationCode: string) => ({ organisationCode, answeredAt: IsNull() })

/** A unit's open work besides its assignments and besides what features above hold of it (`HandOvers`), counted before somebody ends it. */
export async function countOpenWork(tx: EntityManager, code: string): Promise<Omit<OpenWorkCount, 'imports'>> {
  const own = { organisationCode: code }
  const [feedback, amendments, laws, matters, extensions] = await Promise.all([
    tx.countBy(FeedbackEntity, openFeedback(code)),
    tx.countBy(AmendmentEntity, { ...own, editionId: IsNull() }),
    tx.countBy(LawEntity, own),
    tx.countBy(MatterEntity, own),
    tx.countBy(ExtensionEntity, { ...own, withdrawnAt: IsNull() }),
  ])
  return { feedback, amendments, laws, matters, extensions }
}

/** Open complaints go to who answers them from now on: the unit named, or the office where that has no people. */
export async function handOverFeedback(tx: EntityManager, from: string, into: string): Promise<FeedbackEntity[]> {
  const open = await tx.findBy(FeedbackEntity, openFeedback(from))
  const office = await tx.findOneByOrFail(OrganisationEntity, { kind: 'office' })
  const organisationCode = (await hasPeople(tx, into)) ? into : office.code
  for (const feedback of open) Object.assign(feedback, { organisationCode, version: feedback.version + 1 })
  return tx.save(open)
}

/**
 * Everything of `HAND_OVER` that moves, but the assignments' extensions and the rows that features above hand over (`HandOvers`);
 * `assignmentIds` are the open ones.
 */
export async function handOver(tx: EntityManager, from: string, into: string, assignmentIds: number[]): Promise<void> {
  const own = { organisationCode: from }
  const heir = { organisationCode: into }
  await tx.update(AssignmentEntity, { id: In(assignmentIds) }, heir)
  // Published entries stay under the old name; the heir goes on with the amendments to them.
  await tx.update(AmendmentEntity, { ...own, editionId: IsNull() }, heir)
  await tx.update(OccurrenceEntity, own, heir)
  await tx.update(SpotCheckLineEntity, own, heir)
  await tx.update(SupervisionEntity, own, heir)
  await tx.update(PersonEntity, own, heir)
  // Each unit has a salt of its own, so that no code of both is the same.
  await tx.update(PersonalAnswerEntity, own, heir)
  await tx.update(OrganisationEntity, { parentCode: from }, { parentCode: into })
  await moveFilling(tx, from, into)
  await moveLists(tx, from, into)
  await moveReviews(tx, from, into, assignmentIds)
}

/** The domains it is chosen for, also those out of use. */
async function moveFilling(tx: EntityManager, from: string, into: string): Promise<void> {
  for (const { code, fillerCodes, version } of await tx.find(PilotDomainEntity)) {
    if (!fillerCodes?.includes(from)) continue
    const left = fillerCodes.filter((unit) => unit !== from && unit !== into)
    await tx.update(PilotDomainEntity, { code }, { fillerCodes: [...left, into], version: version + 1 })
  }
}

/** Rows that both units have stay with the old name: the heir's own are as good. */
async function moveLists(tx: EntityManager, from: string, into: string): Promise<void> {
  const [laws, heirLaws] = await Promise.all([lawsOf(tx, from), lawsOf(tx, into)])
  const keys = new Set(heirLaws.map(({ searchKey }) => searchKey))
  for (const { id, searchKey } of laws)
    if (!keys.has(searchKey)) await tx.update(LawEntity, { id }, { organisationCode: into })
  const [matters, heirMatters] = await Promise.all([mattersOf(tx, from), mattersOf(tx, into)])
  const codes = new Set(heirMatters.map(({ kind, code }) => `${kind}/${code}`))
  for (const { id, kind, code } of matters)
    if (!codes.has(`${kind}/${code}`)) await tx.update(MatterEntity, { id }, { organisationCode: into })
  const remarks = (code: string) =>
    tx.find(CannedRemarkEntity, { where: { organisationCode: code }, order: { position: 'ASC' } })
  const [own, heirs] = await Promise.all([remarks(from), remarks(into)])
  let position = Math.max(-1, ...heirs.map((heir) => heir.position))
  for (const { id } of own)
    await tx.update(CannedRemarkEntity, { id }, { organisationCode: into, position: ++position })
}
const lawsOf = (tx: EntityManager, organisationCode: string) => tx.findBy(LawEntity, { organisationCode })
const mattersOf = (tx: EntityManager, organisationCode: string) => tx.findBy(MatterEntity, { organisationCode })

/** Half-done reviews of what villages handed in. */
async function moveReviews(tx: EntityManager, from: string, into: string, assignmentIds: number[]): Promise<void> {
  const villages = await tx.findBy(AssignmentEntity, { parentId: In(assignmentIds) })
  const submissions = await tx.findBy(SubmissionEntity, { assignmentId: In(villages.map(({ id }) => id)) })
  await tx.update(
    VerdictEntity,
    { organisationCode: from, submissionId: In(submissions.map(({ id }) => id)) },
    { organisationCode: into },
  )
  const { name } = await tx.findOneByOrFail(OrganisationEntity, { code: into })
  for (const batch of await tx.findBy(ReviewBatchEntity, { organisationCode: from, state: 'waiting' })) {
    const actor = { ...batch.actor, organisationCode: into, organisationName: name }
    await tx.save(ReviewBatchEntity, { ...batch, organisationCode: into, actor })
  }
}
