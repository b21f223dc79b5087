import { randomUUID } from 'node:crypto'
import type { EventKind } from '@gongkai/shared/base/ledger/event'
import { localDateAt } from '@gongkai/shared/base/time/local-date'
import { type EntityManager } from 'typeorm'
import { AssignmentEntity } from '../../compiling/assignment/assignment.entity.js'
import { CommentEntity } from '../../compiling/comment/comment.entity.js'
import { RemarkEntity } from '../../compiling/review/remark.entity.js'
import { SubmissionEntity } from '../../compiling/submission/submission.entity.js'
import { PersonEntity } from '../../district/account/person.entity.js'
import { OrganisationEntity } from '../../district/organisation/organisation.entity.js'
import { dueOn, type RoundEntity } from '../../district/round/round.entity.js'
import { NudgeEntity } from '../../oversight/notification/nudge.entity.js'
import { In } from '../../platform/database/in-list.js'
import { EventEntity, EventEntryEntity } from '../../platform/ledger/event.entity.js'
import { namedEntries } from '../../platform/ledger/event-detail.js'

const HOUR_MS = 3_600_000
/** Events of this age are in the inboxes; everybody has read the older ones. */
const RECENT_MS = 4 * 24 * HOUR_MS
const ROWS_AT_ONCE = 200

type Draft = Omit<EventEntity, 'id' | 'by' | 'personId' | 'deliveredAt'> & { kind: EventKind }

/** Records the acts that led to where a round stands, in order; with a nudge and a question while the round is under way. */
export async function tellTheStory(tx: EntityManager, round: RoundEntity, now: Date, underWay: boolean): Promise<void> {
  const assignments = await tx.findBy(AssignmentEntity, { roundCode: round.code })
  const submissions = await tx.findBy(SubmissionEntity, { assignmentId: In(assignments.map(({ id }) => id)) })
  const sent = submissions.filter(({ revision, submittedAt }) => revision > 0 && submittedAt !== null)
  const remarks = await tx.findBy(RemarkEntity, { submissionId: In(sent.map(({ id }) => id)) })
  const story: Draft[] = []
  for (const { id, assignmentId, submittedAt, revision, state, approvedBy } of sent) {
    const assignment = assignments.find((candidate) => candidate.id === assignmentId)
    if (!assignment || !submittedAt) continue
    const happened = (kind: EventKind, organisationCode: string, at: Date, detail: EventEntity['detail']) =>
      story.push({
        kind,
        at,
        organisationCode,
        assignmentId,
        unitCode: assignment.organisationCode,
        domainCode: assignment.domainCode,
        detail,
      })
    happened('submission.submitted', assignment.organisationCode, submittedAt, { revision })
    /** Between some hours and three days later, but not tomorrow. */
    const later = (step: number) =>
      new Date(Math.min(submittedAt.getTime() + (4 + ((id * 7 + step * 11) % 60)) * HOUR_MS, now.getTime() - HOUR_MS))
    if (state === 'approved')
      for (const [step, code] of approvedBy.entries()) happened('submission.approved', code, later(step), { revision })
    const reasons = remarks.filter(({ submissionId }) => submissionId === id)
    const [first] = reasons
    const parent = assignments.find((candidate) => candidate.id === assignment.parentId)
    const by = parent?.organisationCode ?? (await reviewerNamed(tx, first?.by ?? ''))
    if (state === 'returned' && first)
      happened('submission.returned', by, later(0), {
        revision,
        overall: '',
        remarks: reasons.map(({ entryId, field, text }) => ({ entryId, field, text })),
      })
  }
  const office = (await tx.findOneByOrFail(OrganisationEntity, { kind: 'office' })).code
  const opened = new Date(`${dueOn(round, 'inventory', 'leads')}T08:00:00Z`)
  if (round.kind === 'compilation')
    for (const { id, phase, parentId, organisationCode, domainCode } of assignments)
      if (phase === 'catalogue' && parentId === null)
        story.push({
          kind: 'submission.opened',
          at: opened,
          organisationCode: office,
          assignmentId: id,
          unitCode: organisationCode,
          domainCode,
          detail: {},
        })
  if (underWay) await talk(tx, story, assignments, remarks, now)
  await record(tx, story, now)
}

async function reviewerNamed(tx: EntityManager, name: string): Promise<string> {
  return (await tx.findOneBy(OrganisationEntity, { name }))?.code ?? ''
}

/** A lead asks a town to hurry, and a town asks back about a remark. */
async function talk(
  tx: EntityManager,
  story: Draft[],
  assignments: AssignmentEntity[],
  remarks: RemarkEntity[],
  now: Date,
): Promise<void> {
  const asked = remarks.find(({ entryId }) => entryId !== null)
  if (!asked?.entryId) return
  const submission = await tx.findOneByOrFail(SubmissionEntity, { id: asked.submissionId })
  const assignment = assignments.find(({ id }) => id === submission.assignmentId)
  const lead = story.find(
    (draft) => draft.kind === 'submission.returned' && draft.assignmentId === submission.assignmentId,
  )?.organisationCode
  const person = await tx.findOneBy(PersonEntity, { organisationCode: assignment?.organisationCode ?? '' })
  if (!assignment || !lead || !person) return
  const at = new Date(now.getTime() - 2 * HOUR_MS)
  const place = {
    assignmentId: assignment.id,
    unitCode: assignment.organisationCode,
    domainCode: assignment.domainCode,
  }
  const text = '这一项由镇里和区里分别公开，是否分开写两行？'
  await tx.insert(CommentEntity, {
    entryId: asked.entryId,
    assignmentId: assignment.id,
    personId: person.id,
    organisationCode: assignment.organisationCode,
    name: person.name,
    text,
    at,
  })
  story.push({
    ...place,
    kind: 'comment.added',
    organisationCode: assignment.organisationCode,
    at,
    detail: { entryId: asked.entryId, text },
  })
  const nudge = { batch: randomUUID(), text: '临近时限，请抓紧修改后重新报送' }
  const from = await tx.findOneByOrFail(OrganisationEntity, { code: lead })
  await tx.insert(NudgeEntity, {
    ...nudge,
    subject: `assignment/${assignment.id}`,
    day: localDateAt(at),
    toCode: assignment.organisationCode,
    domainCode: assignment.domainCode,
    fromCode: lead,
    by: from.name,
    at,
  })
  story.push({
    ...place,
    kind: 'nudge.sent',
    organisationCode: lead,
    at,
    detail: { ...nudge, organisationCode: assignment.organisationCode },
  })
}

async function record(tx: EntityManager, story: Draft[], now: Date): Promise<void> {
  const [people, organisations] = await Promise.all([tx.find(PersonEntity), tx.find(OrganisationEntity)])
  const events = story
    .filter(({ at }) => at <= now)
    .sort((a, b) => a.at.getTime() - b.at.getTime())
    .map((draft) => {
      const person = people.find(({ organisationCode }) => organisationCode === draft.organisationCode)
      const unit = organisations.find(({ code }) => code === draft.organisationCode)
      const told = now.getTime() - draft.at.getTime() > RECENT_MS
      return {
        ...draft,
        personId: person?.id ?? null,
        by: [unit?.name, person?.name].filter(Boolean).join(' '),
        deliveredAt: told ? draft.at : null,
      }
    })
  for (let start = 0; start < events.length; start += ROWS_AT_ONCE) {
    const piece = events.slice(start, start + ROWS_AT_ONCE)
    const saved = await tx.save(EventEntity, piece)
    const named = saved.flatMap(({ id, detail }) => namedEntries(detail).map((entryId) => ({ eventId: id, entryId })))
    if (named.length > 0) await tx.insert(EventEntryEntity, named)
  }
}
