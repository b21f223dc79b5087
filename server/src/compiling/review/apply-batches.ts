import { refuse } from '@gongkai/shared/base/refusal'
import { Inject, Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common'
import { DataSource, type EntityManager, IsNull, LessThanOrEqual } from 'typeorm'
import { PersonEntity } from '../../district/account/person.entity.js'
import { actorFrom } from '../../district/account/session.repository.js'
import { OrganisationEntity } from '../../district/organisation/organisation.entity.js'
import { Clock } from '../../platform/clock.js'
import { act } from '../../platform/database/act.js'
import { outage } from '../../platform/database/outage.js'
import { rowLock } from '../../platform/database/row-lock.js'
import type { SignedIn } from '../../platform/http/actor.js'
import { Refused } from '../../platform/http/refused.js'
import { ApproveAssignment } from './approve-assignment.js'
import { ReturnAssignment } from './return-assignment.js'
import { ReviewBatchEntity, ReviewBatchItemEntity } from './review-batch.entity.js'

const TICK_MS = 1000

/**
 * Brings bulk verdicts into force once they can no longer be taken back: each submission in a transaction of its own,
 * together with its outcome, so that nothing is done twice by two server processes or after a crash.
 */
@Injectable()
export class ApplyBatches implements OnApplicationBootstrap, OnApplicationShutdown {
  private timer: NodeJS.Timeout | undefined
  private running: Promise<void> | null = null

  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(ApproveAssignment) private readonly approve: ApproveAssignment,
    @Inject(ReturnAssignment) private readonly sendBack: ReturnAssignment,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => {
      this.running ??= this.run()
        .then(
          () => outage.worked(),
          (error: Error) => {
            if (!outage.failed(error)) new Logger('review').error(error.message, error.stack)
          },
        )
        .finally(() => {
          this.running = null
        })
    }, TICK_MS)
    this.timer.unref()
  }

  async onApplicationShutdown(): Promise<void> {
    clearInterval(this.timer)
    await this.running
  }

  /** Everything that is due now. */
  async run(): Promise<void> {
    const due = await this.dataSource.manager.findBy(ReviewBatchEntity, {
      state: 'waiting',
      effectiveAt: LessThanOrEqual(this.clock.now()),
    })
    for (const { id } of due) {
      const items = await this.dataSource.manager.find(ReviewBatchItemEntity, {
        where: { batchId: id, outcome: IsNull() },
        order: { id: 'ASC' },
      })
      for (const item of items) await this.applyItem(id, item.id)
      await this.close(id)
    }
  }

  private close(batchId: number): Promise<void> {
    return act(this.dataSource, async (tx) => {
      const { state } = await tx.findOneOrFail(ReviewBatchEntity, { where: { id: batchId }, ...rowLock(tx) })
      if (state === 'waiting') await tx.update(ReviewBatchEntity, { id: batchId }, { state: 'done' })
    })
  }

  private applyItem(batchId: number, itemId: number): Promise<void> {
    return act(this.dataSource, async (tx) => {
      const batch = await tx.findOneOrFail(ReviewBatchEntity, { where: { id: batchId }, ...rowLock(tx) })
      const item = await tx.findOne(ReviewBatchItemEntity, { where: { id: itemId }, ...rowLock(tx) })
      if (batch.state !== 'waiting' || !item || item.outcome !== null) return
      const { assignmentId, revision } = item
      const reason = await refusedWith(async () => {
        const { act: verdict, overall } = batch
        const actor = await asOfNow(tx, batch.actor)
        if (verdict === 'approve') await this.approve.within(tx, actor, assignmentId, revision)
        else await this.sendBack.within(tx, actor, assignmentId, { revision, overall, remarks: [] })
      })
      await tx.update(
        ReviewBatchItemEntity,
        { id: itemId },
        { outcome: reason ? 'refused' : 'done', reason: reason.slice(0, 500) },
      )
    })
  }
}

/**
 * The asker, with the rights it has when the verdict takes effect.
 * @throws Refused 403 where account or unit are no longer in use, or the person acts for another unit now
 */
async function asOfNow(tx: EntityManager, asked: SignedIn): Promise<SignedIn> {
  const { personId, sessionId, organisationCode } = asked
  const person = await tx.findOne(PersonEntity, {
    where: { id: personId, active: true, organisationCode },
    ...rowLock(tx),
  })
  const organisation = await tx.findOneBy(OrganisationEntity, { code: organisationCode, active: true })
  if (!person || !organisation)
    throw new Refused(403, [
      refuse('review.actor-gone', 'actor', `${asked.name}的账号在生效以前已经停用或调离，这次批量审核没有生效`),
    ])
  return actorFrom(person, organisation, { id: sessionId, byWeChat: false })
}

/** A refusal becomes the outcome; a fault goes on its way. */
async function refusedWith(run: () => Promise<void>): Promise<string> {
  try {
    await run()
    return ''
  } catch (error) {
    if (error instanceof Refused) return error.refusals.map(({ text }) => text).join('；')
    throw error
  }
}
