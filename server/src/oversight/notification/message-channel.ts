import { Injectable } from '@nestjs/common'
import type { PersonEntity } from '../../district/account/person.entity.js'
import type { NoticeEntity } from './notice.entity.js'

/** A way to reach a person beside the inbox, e.g. 微信订阅消息 (wechat/wechat-channel.ts). */
export interface MessageChannel {
  /** stored with each message: never renamed */ readonly name: string
  /** Whether notices like this one go this way at all. */
  takes(notice: Pick<NoticeEntity, 'kind'>): boolean
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

/** 站内: the inbox reads the notice itself, so there is nothing left to bring. */
@Injectable()
export class InAppChannel implements MessageChannel {
  readonly name = 'in-app'

  takes(): boolean {
    return true
  }

  async send(): Promise<void> {}
}
