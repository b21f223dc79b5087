import type { AssignmentDetail, DelegationRequest } from '@gongkai/shared/compiling/assignment/assignment.contract'
import { decideDelegation } from '@gongkai/shared/compiling/assignment/decide-delegation'
import { Inject, Injectable } from '@nestjs/common'
import { DataSource, type EntityManager } from 'typeorm'
import { RoundEntity } from '../../district/round/round.entity.js'
import { act } from '../../platform/database/act.js'
import { In } from '../../platform/database/in-list.js'
import type { SignedIn } from '../../platform/http/actor.js'
import { ensure } from '../../platform/http/refused.js'
import { Ledger } from '../../platform/ledger/ledger.js'
import { AssignmentEntity } from '../assignment/assignment.entity.js'
import { AssignmentPresenter } from '../assignment/assignment.presenter.js'
import { ensureSeenAssignment, loadCase } from '../assignment/assignment-case.js'
import { placeOf } from '../assignment/place-of.js'
import { CancelledItemEntity } from '../entry/cancelled-item.entity.js'
import { EntryEntity } from '../entry/entry.entity.js'
import { DeclinedItemEntity } from '../guideline/declined-item.entity.js'
import { startVillageWork } from '../renewal/start-village-work.js'
import { openSubmissions } from '../submission/open-submissions.js'
import { SubmissionEntity } from '../submission/submission.entity.js'
import { askedWorks, asksIn } from './asked-works.query.js'

/**
 * 委托: names the villages that fill this domain for the town, or the departments (医保局, 公安分局 …) that fill it for the lead; one that
 * has begun nothing can be left out again.
 */
@Injectable()
export class DelegateDomain {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(Ledger) private readonly ledger: Ledger,
    @Inject(AssignmentPresenter) private readonly presenter: AssignmentPresenter,
  ) {}

  run(actor: SignedIn, assignmentId: number, { villageCodes, version }: DelegationRequest): Promise<AssignmentDetail> {
    return act(this.dataSource, async (tx) => {
      const assignmentCase = await loadCase(tx, assignmentId, actor, true)
      const { facts, assignment } = assignmentCase
      const asks = asksIn(assignmentCase)
      const villages = await askedWorks(tx, assignment, asks, assignmentCase.domain.leadCodes)
      const given = villageCodes.filter((code) =>
        villages.some((village) => village.organisation.code === code && village.assignmentId === null),
      )
      const taken = villages.filter(
        (village) => village.assignmentId !== null && !villageCodes.includes(village.organisation.code),
      )
      if (given.length + taken.length > 0)
        await ensureSeenAssignment(tx, assignmentCase, version, ({ kind }) => kind.startsWith('submission.'))
      ensure(decideDelegation(facts, actor, asks, villageCodes, villages))
      await delegate(tx, assignment, given)
      await takeBack(
        tx,
        taken.map((villageStanding) => villageStanding.assignmentId ?? 0),
      )
      if (given.length + taken.length > 0) {
        await this.ledger.record(tx, actor, {
          kind: 'submission.delegated',
          place: placeOf(assignment),
          detail: { given, taken: taken.map((candidate) => candidate.organisation.code) },
        })
      }
      return this.presenter.detail(tx, await loadCase(tx, assignmentId, actor), actor)
    })
  }
}

/** The work stands in the phase of who asked for it; in a renewal it begins with what stands. */
export async function delegate(tx: EntityManager, town: AssignmentEntity, villageCodes: string[]): Promise<number[]> {
  const { id: parentId, roundCode, domainCode, phase } = town
  const works = await tx.save(
    AssignmentEntity,
    villageCodes.map((organisationCode) => ({
      roundCode,
      domainCode,
      phase,
      organisationCode,
      parentId,
      noDutyReason: '',
    })),
  )
  const { kind } = await tx.findOneByOrFail(RoundEntity, { code: roundCode })
  await openSubmissions(tx, works, kind)
  if (kind === 'renewal') await startVillageWork(tx, town, works)
  return works.map(({ id }) => id)
}

/** Only what was never handed in and holds nothing but what was deleted. */
async function takeBack(tx: EntityManager, assignmentIds: number[]): Promise<void> {
  if (assignmentIds.length === 0) return
  const assignmentId = In(assignmentIds)
  for (const table of [EntryEntity, CancelledItemEntity, DeclinedItemEntity, SubmissionEntity])
    await tx.delete(table, { assignmentId })
  await tx.delete(AssignmentEntity, { id: assignmentId })
}
