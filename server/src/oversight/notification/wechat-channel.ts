import { localDateAt, localTimeAt } from '@gongkai/shared/base/time/local-date'
import { longDate } from '@gongkai/shared/base/time/long-date'
import { MESSAGE_TEMPLATES } from '@gongkai/shared/base/words/message-templates'
import { clipped } from '@gongkai/shared/catalogue/poster/poster-words'
import { noticePath } from '@gongkai/shared/oversight/notification/notice-path'
import { Inject, Injectable } from '@nestjs/common'
import { DataSource, type EntityManager, MoreThan } from 'typeorm'
import type { PersonEntity } from '../../district/account/person.entity.js'
import { OrganisationEntity } from '../../district/organisation/organisation.entity.js'
import { WeChatBindingEntity, WeChatCreditEntity, WeChatDeliveryEntity } from '../../district/wechat/wechat.entities.js'
import { Clock } from '../../platform/clock.js'
import { act } from '../../platform/database/act.js'
import { In } from '../../platform/database/in-list.js'
import { rowLock } from '../../platform/database/row-lock.js'
import { SEND, WeChat } from '../../platform/wechat/wechat.js'
import { LOST_ANSWER, NO_ANSWER, WeChatFault } from '../../platform/wechat/wechat-fault.js'
import type { TemplateSettings, TemplateWord } from '../../platform/wechat/wechat-settings.js'
import { CannotArrive, type MessageChannel } from './message-channel.js'
import type { NoticeEntity } from './notice.entity.js'

/** The user no longer takes messages of this template, whatever was counted here. */
const REFUSED_BY_USER = 43101
/** The WeChat user is not (any more) one of this mini-program. */
const NOT_A_USER = 40003
/** Why a message was not sent, as the office's 管理员 reads it among those that were given up. */
const REASONS: Readonly<Partial<Record<WeChatFault['code'], string>>> = {
  [NO_ANSWER]: '微信没有响应',
  [LOST_ANSWER]: '微信没有及时回应，可能已经送到，问过本人再决定要不要重发',
  '-1': '微信繁忙',
  40037: '没有这个消息模板，请核对模板编号',
  41030: '消息指向的页面不存在，请核对小程序是否已经发布',
  45009: '今天发送消息的次数已满',
  47003: '消息内容与模板的栏目不符，请核对模板设置',
}

/**
 * 订阅消息: one message for each yes the user has given. A user who is not bound, or has given no yes, reads the notice in the inbox: that is
 * no failure. A message takes one credit however often it is tried.
 */
@Injectable()
export class WeChatChannel implements MessageChannel {
  readonly name = 'wechat'

  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(WeChat) private readonly wechat: WeChat,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  takes(notice: Pick<NoticeEntity, 'kind'>): boolean {
    return this.templateOf(notice) !== undefined
  }

  async within(tx: EntityManager, personIds: readonly number[]): Promise<Set<number>> {
    const bound = await tx.find(WeChatBindingEntity, {
      select: { id: true, personId: true },
      where: { personId: In(personIds) },
    })
    return new Set(bound.map(({ personId }) => personId))
  }

  async send(messageId: number, person: PersonEntity, notice: NoticeEntity): Promise<void> {
    const template = this.templateOf(notice)
    const taken = template && (await act(this.dataSource, (tx) => this.takeCredit(tx, messageId, person, template)))
    if (!taken) return
    const { openid, left } = taken
    try {
      await this.wechat.send(openid, template.id, noticePath(notice), await this.dataOf(template, person, notice))
    } catch (error) {
      if (!(error instanceof WeChatFault)) throw error
      if (error.code === REFUSED_BY_USER || error.code === NOT_A_USER) {
        // A yes that was given meanwhile is another one.
        await this.dataSource.manager.delete(WeChatCreditEntity, { openid, template: template.kind, left })
        return
      }
      const told = reasonOf(error)
      // The message may be on the phone already, and WeChat cannot tell: only a person who knows sends it again.
      if (error.code === LOST_ANSWER && error.what === SEND) throw new CannotArrive(told)
      if (error.passing || error.ofToken) throw new Error(told)
      await act(this.dataSource, (tx) => this.giveBack(tx, messageId, openid, template))
      throw new CannotArrive(told)
    }
  }

  private templateOf({ kind }: Pick<NoticeEntity, 'kind'>): TemplateSettings | undefined {
    if (!this.wechat.exists) return undefined
    const wanted = MESSAGE_TEMPLATES.find(({ notice }) => notice === kind)?.kind
    return this.wechat.settings.templates.find((template) => template.kind === wanted)
  }

  /** The receiver, and the credits that are left then; null for nobody. */
  private async takeCredit(
    tx: EntityManager,
    messageId: number,
    { id: personId }: PersonEntity,
    { kind: template, longTerm }: TemplateSettings,
  ): Promise<{ openid: string; left: number } | null> {
    const binding = await tx.findOne(WeChatBindingEntity, { where: { personId }, ...rowLock(tx) })
    if (!binding) return null
    const { openid } = binding
    const credit = async () => (await tx.findOneBy(WeChatCreditEntity, { openid, template }))?.left ?? 0
    // Of a WeChat that was bound since, the message takes a credit of its own.
    if (await tx.existsBy(WeChatDeliveryEntity, { messageId, openid })) return { openid, left: await credit() }
    const one = { openid, template, left: MoreThan(0) }
    if (longTerm) {
      if (!(await tx.existsBy(WeChatCreditEntity, one))) return null
    } else {
      const { affected } = await tx.decrement(WeChatCreditEntity, one, 'left', 1)
      if (!affected) return null
    }
    await tx.save(WeChatDeliveryEntity, { messageId, openid, at: this.clock.now() })
    return { openid, left: await credit() }
  }

  /** WeChat took none, since it did not send. */
  private async giveBack(
    tx: EntityManager,
    messageId: number,
    openid: string,
    { kind: template, longTerm }: TemplateSettings,
  ): Promise<void> {
    const { affected } = await tx.delete(WeChatDeliveryEntity, { messageId, openid })
    if (affected && !longTerm) await tx.increment(WeChatCreditEntity, { openid, template }, 'left', 1)
  }

  private async dataOf({ fields }: TemplateSettings, { organisationCode }: PersonEntity, notice: NoticeEntity) {
    const unit = await this.dataSource.manager.findOneBy(OrganisationEntity, { code: organisationCode })
    const words: Record<TemplateWord, string> = {
      title: notice.title,
      text: notice.text,
      unit: unit?.name ?? '',
      date: longDate(localDateAt(notice.createdAt)),
    }
    return Object.fromEntries(
      Object.entries(fields).map(([field, word]) => {
        const type = field.replace(/\d+$/, '')
        const value = type === 'time' ? `${words[word]} ${localTimeAt(notice.createdAt)}` : words[word]
        return [field, { value: fitting(type, value) }]
      }),
    )
  }
}

function reasonOf({ code, ofToken }: WeChatFault): string {
  const reason = REASONS[code] ?? (ofToken ? '与微信的连接凭据失效' : '微信拒绝发送')
  return typeof code === 'string' ? reason : `${reason}（微信返回 ${code}）`
}

/** Characters that a 事物 (thing) takes, and Chinese ones that a 姓名 (name) does. */
const MOST_OF_A_THING = 20
const MOST_OF_A_NAME = 10

/** WeChat refuses a value that is empty, too long, or of other characters than its type has. */
function fitting(type: string, value: string): string {
  if (type === 'name') return [...value.replace(/\P{Script=Han}/gu, '')].slice(0, MOST_OF_A_NAME).join('') || '本单位'
  if (type !== 'thing') return value
  return clipped(value, MOST_OF_A_THING) || '—'
}
