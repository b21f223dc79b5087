import { createHash } from 'node:crypto'
import { maskPersonalData } from '@gongkai/shared/base/privacy/mask'
import { refuse } from '@gongkai/shared/base/refusal'
import { localDateAt } from '@gongkai/shared/base/time/local-date'
import type { FeedbackReceipt, GiveFeedbackRequest } from '@gongkai/shared/catalogue/feedback/feedback.contract'
import { answerDue, decideGive } from '@gongkai/shared/catalogue/feedback/feedback-policy'
import { entryName } from '@gongkai/shared/compiling/entry/entry-text'
import { Inject, Injectable } from '@nestjs/common'
import { DataSource, type EntityManager, LessThan, MoreThan, Not } from 'typeorm'
import { OrganisationEntity } from '../../district/organisation/organisation.entity.js'
import { WorkingDays } from '../../district/round/working-days.service.js'
import { Clock } from '../../platform/clock.js'
import { act } from '../../platform/database/act.js'
import { rowLock } from '../../platform/database/row-lock.js'
import { ensure, notFound, Refused } from '../../platform/http/refused.js'
import { Ledger } from '../../platform/ledger/ledger.js'
import { newSpokenCode, shownCode } from '../../platform/spoken-code.js'
import { WeChat } from '../../platform/wechat/wechat.js'
import { WeChatFault } from '../../platform/wechat/wechat-fault.js'
import { pausedRefused } from '../public-catalogue/paused.js'
import { PublicCatalogue } from '../public-catalogue/public-catalogue.js'
import { FeedbackEntity } from './feedback.entity.js'
import { responsibleUnit } from './responsible-unit.js'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS

/** 反馈 by a resident of whom nothing is asked: goes to the unit responsible, and a tracking code comes back. */
@Injectable()
export class GiveFeedback {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(Ledger) private readonly ledger: Ledger,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(WorkingDays) private readonly workingDays: WorkingDays,
    @Inject(WeChat) private readonly wechat: WeChat,
    @Inject(PublicCatalogue) private readonly catalogue: PublicCatalogue,
  ) {}

  async run(request: GiveFeedbackRequest, address: string): Promise<FeedbackReceipt> {
    const { kind, text: said, entryId, domainCode, organisationCode } = request
    const intent = intentOf(request)
    const entry = entryId ? this.catalogue.entry(entryId) : undefined
    if (entryId && this.catalogue.standing.paused.has(entryId)) throw pausedRefused()
    if (entryId && !entry) throw notFound('个公开事项')
    const text = maskPersonalData(said.trim())
    const at = this.clock.now()
    const sender = createHash('sha256').update(`${address} ${this.clock.today()}`).digest('hex')
    // Before WeChat is asked, which counts too, and once more with the others held.
    const { manager } = this.dataSource
    const sent = await sentBefore(manager, intent)
    if (sent) return this.receiptOf(manager, sent)
    await this.refuseTooMany(manager, said, sender, at)
    const judged = await this.judge(text, request.wechatCode)
    return act(this.dataSource, async (tx) => {
      const organisation = await responsibleUnit(
        tx,
        entry ? { organisationCode: entry.organisation.code } : { organisationCode, domainCode },
      )
      // Held, so that many at once are counted too.
      await tx.findOne(OrganisationEntity, { where: { kind: 'office' }, ...rowLock(tx) })
      const again = await sentBefore(tx, intent)
      if (again) return this.receiptOf(tx, again)
      await this.refuseTooMany(tx, said, sender, at)
      // The office is the first to read what WeChat doubts or could not judge at all.
      const unitCode = ['', 'waiting'].includes(judged.safety) ? organisation.code : await officeCode(tx)
      const feedback = await tx.save(FeedbackEntity, {
        trackingCode: newSpokenCode(),
        kind,
        text,
        publicNumber: entry?.id ?? null,
        entryName: entry ? entryName(entry).slice(0, 400) : '',
        domainCode: entry?.domain.code ?? domainCode ?? null,
        organisationCode: unitCode,
        ...judged,
        at,
        intent,
        sender,
      })
      if (judged.safety !== 'waiting') await recordReceived(tx, this.ledger, feedback)
      return this.receiptOf(tx, feedback)
    })
  }

  /** 内容安全 of what comes from the mini-program. @throws Refused 422 for what WeChat calls risky: it is not kept */
  private async judge(text: string, code?: string): Promise<Pick<FeedbackEntity, 'safety' | 'openid'>> {
    if (code === undefined || !this.wechat.exists) return { safety: '', openid: '' }
    let openid = ''
    try {
      // The mini-program, where WeChat gave no code: nobody can be asked.
      if (code === '') return { safety: 'unchecked', openid: '' }
      openid = await this.wechat.openidOf(code)
      const suggestion = await this.wechat.judge(openid, text)
      if (suggestion === 'risky') ensure([refuse('feedback.risky', 'text', '内容可能含有违规信息，请修改后再提交')])
      return { safety: suggestion === 'pass' ? '' : 'review', openid: '' }
    } catch (error) {
      if (!(error instanceof WeChatFault)) throw error
      // WeChat is not to keep a resident from being heard: judged later (check-feedback.ts), or by the office.
      return openid && error.passing ? { safety: 'waiting', openid } : { safety: 'unchecked', openid: '' }
    }
  }

  private async receiptOf(tx: EntityManager, feedback: FeedbackEntity): Promise<FeedbackReceipt> {
    const unit = await tx.findOneBy(OrganisationEntity, { code: feedback.organisationCode })
    return {
      trackingCode: shownCode(feedback.trackingCode),
      organisation: unit?.name ?? '',
      ...answerDue(localDateAt(feedback.at), await this.workingDays.load(tx)),
    }
  }

  private async refuseTooMany(tx: EntityManager, said: string, sender: string, at: Date): Promise<void> {
    const since = (ms: number) => new Date(at.getTime() - ms)
    // After a day nothing is left that could tell where a feedback came from.
    await tx.update(FeedbackEntity, { at: LessThan(since(DAY_MS)), sender: Not('') }, { sender: '' })
    const decision = decideGive(said, {
      inAnHour: await tx.countBy(FeedbackEntity, { sender, at: MoreThan(since(HOUR_MS)) }),
      inADay: await tx.countBy(FeedbackEntity, { sender }),
    })
    if (decision.some(({ code }) => code === 'feedback.too-many')) throw new Refused(429, decision)
    ensure(decision)
  }
}

/**
 * The intent of a feedback, so that it is known when it is sent again: by its key and its words, compared by code point (𠮷 and 𡈽 are the
 * same to some databases). The sender does not count: the address of a phone changes between two tries, and neighbours share one.
 */
function intentOf(request: GiveFeedbackRequest): string | null {
  const { intent, kind, text, entryId = '', domainCode = '', organisationCode = '' } = request
  if (!intent) return null
  const said = [intent, kind, text.trim(), entryId, domainCode, organisationCode]
  return createHash('sha256').update(JSON.stringify(said)).digest('hex')
}

async function sentBefore(tx: EntityManager, intent: string | null): Promise<FeedbackEntity | null> {
  return intent === null ? null : tx.findOneBy(FeedbackEntity, { intent })
}

export async function officeCode(tx: EntityManager): Promise<string> {
  return (await tx.findOneByOrFail(OrganisationEntity, { kind: 'office' })).code
}

/** The unit responsible is told. */
export function recordReceived(tx: EntityManager, ledger: Ledger, feedback: FeedbackEntity): Promise<void> {
  const { id, organisationCode, domainCode, kind, entryName } = feedback
  return ledger.record(tx, null, {
    kind: 'feedback.received',
    place: { unitCode: organisationCode, domainCode },
    detail: { feedbackId: id, organisationCode, domainCode, feedbackKind: kind, name: entryName },
  })
}
