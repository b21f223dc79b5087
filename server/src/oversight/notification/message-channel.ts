import type { EntityManager } from 'typeorm'
import type { PersonEntity } from '../../district/account/person.entity.js'
import type { NoticeEntity } from './notice.entity.js'

/** A way to reach a person beside the inbox, which reads the notices themselves, e.g. 微信订阅消息 (wechat/wechat-channel.ts). */
export interface MessageChannel {
  /** stored with each message: never renamed */ readonly name: string
  /** Whether notices like this one go this way at all. */
  takes(notice: Pick<NoticeEntity, 'kind'>): boolean
  /** Those of the people who can be reached this way as things stand; nothing is sent to the others. */
  within(tx: EntityManager, personIds: readonly number[]): Promise<ReadonlySet<number>>
  /**
   * Brings `notice` to `person`. A server that dies right after may send again, so where the other side can tell, `messageId`
   * is to keep it from arriving twice. Called outside of any transaction.
   * @throws when it did not arrive and another attempt may help
   * @throws CannotArrive when none will
   */
  send(messageId: number, person: PersonEntity, notice: NoticeEntity): Promise<void>
}

/** The message is given up at once: somebody has to mend the settings first. */
export class CannotArrive extends Error {}

/** The channels in use, injected as a list. */
export const MESSAGE_CHANNELS = Symbol('MESSAGE_CHANNELS')
