import type { EntryFields } from '@gongkai/shared/base/template/entry'
import type { LocalDate } from '@gongkai/shared/base/time/local-date'
import type { EntrySummary } from '@gongkai/shared/compiling/assignment/assignment.contract'
import type { Comparison } from '@gongkai/shared/compiling/review/review.contract'
import { Inject, Injectable } from '@nestjs/common'
import { DataSource, type EntityManager, IsNull } from 'typeorm'
import { GuidelineItemEntity } from '../../district/guideline/guideline-item.entity.js'
import { isUnchecked } from '../../district/guideline/guideline-item.fields.js'
import { readLaws } from '../../district/law/read-law-book.query.js'
import { OrganisationEntity } from '../../district/organisation/organisation.entity.js'
import { PilotDomainEntity } from '../../district/pilot-domain/pilot-domain.entity.js'
import { readMarks } from '../../district/privacy/read-marks.query.js'
import { breatheWhenDue } from '../../platform/breathe.js'
import { Clock } from '../../platform/clock.js'
import { In } from '../../platform/database/in-list.js'
import { groupBy } from '../../platform/group-by.js'
import type { SignedIn } from '../../platform/http/actor.js'
import { notFound } from '../../platform/http/refused.js'
import { AssignmentEntity } from '../assignment/assignment.entity.js'
import { inPhase } from '../assignment/assignment-case.js'
import { newestRound } from '../assignment/list-assignments.query.js'
import type { EntryEntity } from '../entry/entry.entity.js'
import { type Presented, presenterOf } from '../entry/entry.presenter.js'
import { readEntries } from '../entry/read-entries.js'
import { NO_ITEMS } from '../entry/unit-items.query.js'
import { DeclinedItemEntity } from '../guideline/declined-item.entity.js'
import { SubmissionEntity } from '../submission/submission.entity.js'
import { type HandedInRow, twinsAmong, uniformityAmong } from './handed-in-rows.query.js'

type Row = Comparison['rows'][number]

/** One domain across its units, row by row of the model: the differences, and the suspicious likenesses. */
@Injectable()
export class ComparisonQuery {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** @throws Refused 404 unless the actor is the office or a lead of the domain */
  async run(actor: SignedIn, domainCode: string): Promise<Comparison> {
    const tx = this.dataSource.manager
    const [domain, round] = await Promise.all([tx.findOneBy(PilotDomainEntity, { code: domainCode }), newestRound(tx)])
    const visible = actor.organisationKind === 'office' || domain?.leadCodes.includes(actor.organisationCode)
    if (!domain || !round || !visible) throw notFound('个试点领域')
    const assignments = await tx.find(AssignmentEntity, {
      where: { roundCode: round.code, domainCode, parentId: IsNull() },
      order: { id: 'ASC' },
    })
    const works = await readWorks(tx, domainCode, assignments, this.clock.today())
    const twins = await twinsAmong(works.flatMap(handedIn))
    const units: Comparison['units'] = []
    const rows = new Map<string, Row>()
    const rowOf = (key: string, fresh: () => Pick<Row, 'guidelineItemId' | 'name' | 'model' | 'unchecked'>) => {
      const row = rows.get(key) ?? { ...fresh(), cells: [], declined: [] }
      rows.set(key, row)
      return row
    }
    for (const work of works) {
      const { submission, organisation, items, assignment } = work
      const { id } = assignment
      const entries = inPhase(work.entries, submission).map(work.present)
      await breatheWhenDue()
      const adopted = new Set(entries.map(({ guidelineItemId }) => guidelineItemId))
      // A retired row is compared where somebody still has it.
      for (const item of items)
        if (!item.appliesTo || adopted.has(item.id))
          rowOf(`model/${item.id}`, () => ({
            guidelineItemId: item.id,
            name: nameOf(item.fields),
            model: item.fields as EntryFields,
            unchecked: isUnchecked(item),
          }))
      for (const { id: entryId, fields, guidelineItemId, departures, findings } of entries) {
        const known = guidelineItemId !== null && rows.has(`model/${guidelineItemId}`)
        const row = rowOf(known ? `model/${guidelineItemId}` : `own/${nameOf(fields)}`, () => ({
          guidelineItemId: null,
          name: nameOf(fields),
          model: null,
          unchecked: false,
        }))
        row.cells.push({ assignmentId: id, entryId, fields, departures, ...(findings ? { findings } : {}) })
      }
      for (const { guidelineItemId, reason } of work.declined)
        rows.get(`model/${guidelineItemId}`)?.declined.push({ assignmentId: id, reason })
      units.push({
        assignmentId: id,
        organisation: { code: organisation.code, name: organisation.name },
        phase: submission.phase,
        state: submission.state,
        noDutyReason: assignment.noDutyReason,
        uniformity: uniformityAmong(entries, organisation.name, id, twins),
      })
    }
    return { domain: { code: domain.code, name: domain.name }, units, rows: [...rows.values()] }
  }
}

/** The work of a unit with all that a reviewer sees of it. */
interface Work extends Presented {
  assignment: AssignmentEntity
  declined: DeclinedItemEntity[]
  present: (entry: EntryEntity) => EntrySummary
}

/** The work of all units of a domain, by as many queries as that of one unit. */
async function readWorks(
  tx: EntityManager,
  domainCode: string,
  assignments: readonly AssignmentEntity[],
  today: LocalDate,
): Promise<Work[]> {
  const ids = assignments.map(({ id }) => id)
  const [submissions, organisations, items, declined, entries, laws, marks] = await Promise.all([
    tx.findBy(SubmissionEntity, { assignmentId: In(ids) }),
    tx.find(OrganisationEntity),
    tx.find(GuidelineItemEntity, { where: { domainCode }, order: { position: 'ASC' } }),
    tx.findBy(DeclinedItemEntity, { assignmentId: In(ids) }),
    readEntries(tx, ids),
    readLaws(tx, today),
    readMarks(
      tx,
      assignments.map(({ organisationCode }) => organisationCode),
      today,
    ),
  ])
  const submissionOf = new Map(
    submissions.map((candidate) => [`${candidate.assignmentId}/${candidate.phase}`, candidate]),
  )
  const unitOf = new Map(organisations.map((candidate) => [candidate.code, candidate]))
  const origins = new Set(entries.map(({ originCode }) => originCode))
  const declinedOf = groupBy(declined, ({ assignmentId }) => assignmentId)
  const entriesOf = groupBy(
    // those of one position stay in the order in which they came
    entries.sort((a, b) => a.position - b.position),
    ({ assignmentId }) => assignmentId,
  )
  return assignments.map((assignment) => {
    const { id, phase, organisationCode } = assignment
    const submission = submissionOf.get(`${id}/${phase}`)
    const organisation = unitOf.get(organisationCode)
    if (!submission || !organisation) throw new Error(`assignment ${id} is incomplete`)
    const the = { assignment, submission, organisation, items, entries: entriesOf.get(id) ?? [] }
    const villages = organisations.filter(
      ({ code, parentCode }) => parentCode === organisationCode || origins.has(code),
    )
    return {
      ...the,
      declined: declinedOf.get(id) ?? [],
      present: presenterOf({ ...the, published: NO_ITEMS }, villages, laws, marks),
    }
  })
}

/** The rows of a unit that has handed in, as others' are compared with them. */
const handedIn = ({ assignment, submission, organisation, entries }: Work): HandedInRow[] =>
  submission.submittedAt === null
    ? []
    : entries.map(({ fields }) => ({ assignmentId: assignment.id, organisation: organisation.name, fields }))

const nameOf = ({ level1, level2, level3 }: Pick<EntryFields, 'level1' | 'level2' | 'level3'>) =>
  [level1, level2, level3].filter((part) => part.trim()).join(' · ')
