import type { LocalDate } from '@gongkai/shared/base/time/local-date'
import { isEstimate, workingDaysBetween } from '@gongkai/shared/base/time/working-days'
import type { AssignmentDetail, EntryDetail, Remark } from '@gongkai/shared/compiling/assignment/assignment.contract'
import { decideDelegate } from '@gongkai/shared/compiling/assignment/decide-delegation'
import {
  decideApprove,
  decideEdit,
  decideRecall,
  decideReturn,
  decideSubmit,
} from '@gongkai/shared/compiling/submission/submission-policy'
import { Inject, Injectable } from '@nestjs/common'
import { type EntityManager } from 'typeorm'
import { fieldsFromModel } from '../../district/guideline/guideline-item.fields.js'
import { OrganisationEntity } from '../../district/organisation/organisation.entity.js'
import { PilotDomainEntity } from '../../district/pilot-domain/pilot-domain.entity.js'
import { rowRefusals } from '../../district/privacy/privacy-guard.js'
import { dueDates } from '../../district/round/due.js'
import { ExtensionEntity } from '../../district/round/extension.entity.js'
import { CalendarDayEntity, RoundEntity } from '../../district/round/round.entity.js'
import { WorkingDays } from '../../district/round/working-days.service.js'
import { Clock } from '../../platform/clock.js'
import { In } from '../../platform/database/in-list.js'
import { kept } from '../../platform/database/kept.js'
import type { SignedIn } from '../../platform/http/actor.js'
import { EventEntity } from '../../platform/ledger/event.entity.js'
import { askedWorks, asksIn } from '../delegation/asked-works.query.js'
import { CancelledItemEntity } from '../entry/cancelled-item.entity.js'
import type { EntryEntity } from '../entry/entry.entity.js'
import { entryPresenter } from '../entry/entry.presenter.js'
import { publishedOfUnit, questionsOf } from '../entry/item.presenter.js'
import { unitItems } from '../entry/unit-items.query.js'
import { presentRenewal } from '../renewal/present-renewal.js'
import { RowSignals } from '../renewal/row-signals.query.js'
import { RemarkEntity } from '../review/remark.entity.js'
import { SubmissionRevisionEntity } from '../submission/submission-revision.entity.js'
import { type AssignmentCase, inPhase, type RowCase, rowsOfCase } from './assignment-case.js'
import { countEntries, presentSummary, type When } from './assignment-summary.js'
import { EVENT_TEXT } from './event-text.js'
import { lastRound } from './last-round.query.js'

const HISTORY_LENGTH = 50

/** The asker's view of an assignment after an act, with the acts it may do next. */
@Injectable()
export class AssignmentPresenter {
  constructor(
    @Inject(Clock) private readonly clock: Clock,
    @Inject(WorkingDays) private readonly workingDays: WorkingDays,
    @Inject(RowSignals) private readonly signals: RowSignals,
  ) {}

  async when(tx: EntityManager, round: RoundEntity): Promise<When> {
    const [dueOf, { isWorkingDay, knows }] = await Promise.all([
      kept(tx, [ExtensionEntity, PilotDomainEntity, RoundEntity], `due dates of ${round.code}`, () =>
        dueDates(tx, round),
      ),
      kept(tx, [CalendarDayEntity], 'calendar', () => this.workingDays.load(tx)),
    ])
    const today = this.clock.today()
    // A few dates are those of all domains, and a round may be years old: each is counted once.
    const counted = new Map<LocalDate, number>()
    const workingDaysTo = (due: LocalDate) => {
      const days = counted.get(due) ?? workingDaysBetween(today, due, isWorkingDay)
      counted.set(due, days)
      return days
    }
    return { today, dueOf, workingDaysTo, estimatedTo: (due) => isEstimate(today, due, knows) }
  }

  async detail(tx: EntityManager, assignmentCase: AssignmentCase, actor: SignedIn): Promise<AssignmentDetail> {
    const { facts, submission, domain, assignment } = assignmentCase
    const own = actor.organisationCode === assignment.organisationCode
    const asks = asksIn(assignmentCase)
    const items = await unitItems(tx, assignment)
    const [remarks, events, reviewers, revisions, villages, before, present, when, renewal] = await Promise.all([
      remarksOf(tx, submission.id),
      tx.find(EventEntity, { where: { assignmentId: assignment.id }, order: { id: 'DESC' }, take: HISTORY_LENGTH }),
      tx.findBy(OrganisationEntity, { code: In([...facts.reviewerCodes]) }),
      tx.find(SubmissionRevisionEntity, { where: { submissionId: submission.id }, order: { revision: 'DESC' } }),
      // The work of who was asked is the affair of who asked: the (other) leads do not see it.
      own || actor.organisationKind === 'office' ? askedWorks(tx, assignment, asks, domain.leadCodes) : [],
      own ? lastRound(tx, assignment, assignmentCase.round) : null,
      entryPresenter(tx, assignmentCase, this.clock.today(), items),
      this.when(tx, assignmentCase.round),
      presentRenewal(tx, assignmentCase, this.signals, this.clock.today()),
    ])
    const rows = inPhase(assignmentCase.entries, submission).map(present)
    const personal = rowsOfCase(assignmentCase).flatMap((row, index) => rowRefusals(row, rows[index]?.findings))
    const cancelled = await tx.find(CancelledItemEntity, {
      where: { assignmentId: assignment.id },
      order: { id: 'ASC' },
    })
    const waiting = villages.filter(({ state }) => state === 'submitted').length
    return {
      ...presentSummary(
        assignmentCase,
        countEntries(assignmentCase, when.today),
        when,
        latestRemark(assignmentCase, remarks),
        waiting,
      ),
      version: assignmentCase.version,
      entries: rows,
      remarks,
      coSigns: facts.reviewerCodes.map((code) => ({
        organisation: { code, name: reviewers.find((reviewer) => reviewer.code === code)?.name ?? domain.name },
        approved: facts.approvedBy.includes(code),
      })),
      history: events.map(({ at, by, kind }) => ({ at: at.toISOString(), by, text: EVENT_TEXT[kind] ?? kind })),
      revisions: revisions.map(({ revision, submittedAt, by, entryCount }) => ({
        revision,
        submittedAt: submittedAt.toISOString(),
        by,
        entryCount,
      })),
      asks,
      villages: villages.map(({ handedIn, begun, ...village }) => village),
      published: publishedOfUnit(items, assignmentCase.entries, cancelled),
      renewal,
      lastRound: before && { name: before.round.name, entryCount: before.entryCount },
      can: {
        edit: [...decideEdit(facts, actor)],
        submit: [...decideSubmit({ ...facts, questions: questionsOf(rows) }, actor, when.today), ...personal],
        recall: [...decideRecall(facts, actor)],
        approve: [...decideApprove(facts, actor), ...personal],
        return: [...decideReturn(facts, actor)],
        delegate: [...decideDelegate(facts, actor, asks)],
      },
    }
  }

  async entryDetail(
    tx: EntityManager,
    assignmentCase: RowCase,
    entry: EntryEntity,
    actor: SignedIn,
  ): Promise<EntryDetail> {
    const { submission } = assignmentCase
    // Nobody remarks upon what was never handed in.
    const remarks = submission.revision > 0 ? await remarksOf(tx, submission.id) : []
    const when = await this.when(tx, assignmentCase.round)
    const present = await entryPresenter(tx, assignmentCase, when.today)
    const { organisation, items } = assignmentCase
    const model = items.find(({ id }) => id === entry.guidelineItemId)
    return {
      ...present(entry),
      against: {
        today: when.today,
        unitKind: organisation.kind,
        model: model ? fieldsFromModel(model, organisation.name) : null,
      },
      assignment: presentSummary(
        assignmentCase,
        countEntries(assignmentCase, when.today),
        when,
        latestRemark(assignmentCase, remarks),
        0,
      ),
      remarks: remarks.filter(({ entryId }) => entryId === entry.id),
      can: { edit: [...decideEdit(assignmentCase.facts, actor)] },
    }
  }
}

async function remarksOf(tx: EntityManager, submissionId: number): Promise<Remark[]> {
  const remarks = await tx.find(RemarkEntity, { where: { submissionId }, order: { id: 'DESC' } })
  return remarks.map(({ entryId, field, text, revision, by, at }) => ({
    entryId,
    field,
    text,
    revision,
    by,
    at: at.toISOString(),
  }))
}

function latestRemark({ submission }: RowCase, remarks: Remark[]): string {
  if (submission.state !== 'returned') return ''
  return remarks.findLast(({ revision }) => revision === submission.revision)?.text ?? ''
}
