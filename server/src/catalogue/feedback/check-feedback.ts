import type { FeedbackSafety } from '@gongkai/shared/catalogue/feedback/feedback.contract'
import { Inject, Injectable } from '@nestjs/common'
import { DataSource } from 'typeorm'
import { Clock } from '../../platform/clock.js'
import { act } from '../../platform/database/act.js'
import { Ledger } from '../../platform/ledger/ledger.js'
import { WeChat } from '../../platform/wechat/wechat.js'
import { WeChatFault } from '../../platform/wechat/wechat-fault.js'
import { FeedbackEntity } from './feedback.entity.js'
import { officeCode, recordReceived } from './give-feedback.js'

/** WeChat judges only what somebody wrote who used the app within two hours. */
const JUDGED_WITHIN_MS = 2 * 3600_000
const AT_ONCE = 50

/** 内容安全, later: a feedback given while WeChat did not answer is judged, then reaches the unit it is for, or the office. */
@Injectable()
export class CheckFeedback {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(WeChat) private readonly wechat: WeChat,
    @Inject(Ledger) private readonly ledger: Ledger,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  async run(): Promise<void> {
    const waiting = await this.dataSource.manager.find(FeedbackEntity, {
      where: { safety: 'waiting' },
      order: { id: 'ASC' },
      take: AT_ONCE,
    })
    for (const feedback of waiting) {
      const safety = await this.judge(feedback)
      if (safety !== 'waiting') await this.settle(feedback.id, safety)
    }
  }

  private async judge({ openid, text, at }: FeedbackEntity): Promise<FeedbackSafety> {
    if (!this.wechat.exists || this.clock.now().getTime() - at.getTime() > JUDGED_WITHIN_MS) return 'unchecked'
    try {
      const suggestion = await this.wechat.judge(openid, text)
      return suggestion === 'pass' ? '' : suggestion
    } catch (error) {
      if (!(error instanceof WeChatFault)) throw error
      return error.passing ? 'waiting' : 'unchecked'
    }
  }

  /** Once, by whichever process is first. */
  private settle(id: number, safety: FeedbackSafety): Promise<void> {
    return act(this.dataSource, async (tx) => {
      const { affected } = await tx.update(
        FeedbackEntity,
        { id, safety: 'waiting' },
        { safety, openid: '', ...(safety ? { organisationCode: await officeCode(tx) } : {}) },
      )
      if (!affected) return
      await recordReceived(tx, this.ledger, await tx.findOneByOrFail(FeedbackEntity, { id }))
    })
  }
}
