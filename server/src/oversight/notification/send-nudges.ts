import { randomUUID } from 'node:crypto'
import { refuse } from '@gongkai/shared/base/refusal'
import type { NudgeRequest, SentNudges } from '@gongkai/shared/oversight/notification/notification.contract'
import { decideNudges } from '@gongkai/shared/oversight/notification/nudge-policy'
import { Inject, Injectable } from '@nestjs/common'
import { DataSource, type EntityManager } from 'typeorm'
import { SubmissionEntity } from '../../compiling/submission/submission.entity.js'
import { Clock } from '../../platform/clock.js'
import { act } from '../../platform/database/act.js'
import { In } from '../../platform/database/in-list.js'
import { rowLock } from '../../platform/database/row-lock.js'
import type { SignedIn } from '../../platform/http/actor.js'
import { ensure, notFound, Refused } from '../../platform/http/refused.js'
import { Ledger } from '../../platform/ledger/ledger.js'
import { NudgeEntity } from './nudge.entity.js'
import { type NudgeCase, nudgeCases } from './nudge-case.js'
import { isDuplicate } from './remind.js'

/** 催办: all that is named or, when one refuses, none. */
@Injectable()
export class SendNudges {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(Ledger) private readonly ledger: Ledger,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  async run(actor: SignedIn, { assignmentIds, reportIds = [], text }: NudgeRequest): Promise<SentNudges> {
    const today = this.clock.today()
    try {
      return await act(this.dataSource, async (tx) => {
        // The query waits for a unit that hands in at this moment, which is then not nudged.
        await tx.find(SubmissionEntity, {
          where: { assignmentId: In(assignmentIds) },
          order: { id: 'ASC' },
          ...rowLock(tx),
        })
        const cases = wanted(await nudgeCases(tx, assignmentIds, reportIds, today), assignmentIds, reportIds)
        ensure(
          decideNudges(
            cases.map(({ facts }) => facts),
            text,
            actor,
          ),
        )
        await this.store(tx, actor, cases, text.trim())
        return { units: new Set(cases.map(({ unit: organisation }) => organisation.code)).size, nudges: cases.length }
      })
    } catch (error) {
      if (!isDuplicate(error)) throw error
      throw new Refused(422, [refuse('nudge.today', 'assignmentIds', '刚刚已经催办过，同一任务每天最多一次')])
    }
  }

  private async store(tx: EntityManager, actor: SignedIn, cases: NudgeCase[], text: string): Promise<void> {
    const batch = randomUUID()
    const stamp = {
      batch,
      text,
      day: this.clock.today(),
      fromCode: actor.organisationCode,
      by: `${actor.organisationName} ${actor.name}`,
      at: this.clock.now(),
    }
    for (const { subject, unit: organisation, domain, assignmentId, reportId } of cases) {
      await tx.insert(NudgeEntity, { ...stamp, subject, toCode: organisation.code, domainCode: domain.code })
      await this.ledger.record(tx, actor, {
        kind: 'nudge.sent',
        place: { ...(assignmentId ? { assignmentId } : {}), unitCode: organisation.code, domainCode: domain.code },
        detail: { batch, text, organisationCode: organisation.code, ...(reportId ? { reportId } : {}) },
      })
    }
  }
}

/**
 * The cases named; of a report's two leads only who has not signed, unless neither is left (then the rules say so).
 * @throws Refused 404 when something named does not exist
 */
function wanted(cases: NudgeCase[], assignmentIds: number[], reportIds: number[]): NudgeCase[] {
  if (assignmentIds.some((id) => !cases.some(({ assignmentId }) => assignmentId === id))) throw notFound('项任务')
  if (reportIds.some((id) => !cases.some(({ reportId }) => reportId === id))) throw notFound('份汇总上报')
  return cases.filter(
    (each) =>
      each.reportId === null ||
      !each.facts.reported ||
      cases.every(({ reportId, facts }) => reportId !== each.reportId || facts.reported),
  )
}
