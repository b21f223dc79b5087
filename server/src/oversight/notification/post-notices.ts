import type { Role } from '@gongkai/shared/base/words/roles'
import { Inject, Injectable } from '@nestjs/common'
import { type EntityManager } from 'typeorm'
import { PersonEntity } from '../../district/account/person.entity.js'
import { Clock } from '../../platform/clock.js'
import { In } from '../../platform/database/in-list.js'
import { MESSAGE_CHANNELS, type MessageChannel } from './message-channel.js'
import { MessageEntity, NoticeEntity } from './notice.entity.js'

/** A notice to an organisation (`role` null: to everybody there), not posted yet. */
export type NoticeDraft = Pick<NoticeEntity, 'key' | 'kind' | 'title' | 'text' | 'page' | 'targetId' | 'eventId'> & {
  organisationCode: string
  role: Role | null
}

const TITLE_LENGTH = 200
const TEXT_LENGTH = 2000
const ROWS_AT_ONCE = 200

/** Writes notices and what is to be sent for them, in one transaction with whatever they follow from. */
@Injectable()
export class PostNotices {
  constructor(
    @Inject(Clock) private readonly clock: Clock,
    @Inject(MESSAGE_CHANNELS) private readonly channels: readonly MessageChannel[],
  ) {}

  /** Posts those whose key is new; answers the ids of these. A key posted meanwhile by another process throws, and its transaction begins again. */
  async run(tx: EntityManager, drafts: readonly NoticeDraft[]): Promise<number[]> {
    const fresh = await this.notPosted(tx, drafts)
    if (fresh.length === 0) return []
    const now = this.clock.now()
    const notices = await tx.save(
      NoticeEntity,
      fresh.map((draft) => ({
        ...draft,
        personId: null,
        title: cut(draft.title, TITLE_LENGTH),
        text: cut(draft.text, TEXT_LENGTH),
        createdAt: now,
      })),
    )
    const people = await tx.findBy(PersonEntity, {
      organisationCode: In(fresh.map(({ organisationCode }) => organisationCode)),
      active: true,
    })
    const messages = notices.flatMap((notice) =>
      people
        .filter((person) => person.organisationCode === notice.organisationCode)
        .filter(({ roles }) => notice.role === null || roles.includes(notice.role as Role))
        .flatMap(({ id: personId }) =>
          this.channels
            .filter((channel) => channel.takes(notice))
            .map(({ name: channel }) => ({
              noticeId: notice.id,
              personId,
              channel,
              state: 'waiting' as const,
              attempts: 0,
              dueAt: now,
              sentAt: null,
              error: '',
            })),
        ),
    )
    for (let start = 0; start < messages.length; start += ROWS_AT_ONCE)
      await tx.insert(MessageEntity, messages.slice(start, start + ROWS_AT_ONCE))
    return notices.map(({ id }) => id)
  }

  private async notPosted(tx: EntityManager, drafts: readonly NoticeDraft[]): Promise<NoticeDraft[]> {
    const unique = [...new Map(drafts.map((draft) => [draft.key, draft])).values()]
    if (unique.length === 0) return []
    const posted = await tx.find(NoticeEntity, {
      select: { id: true, key: true },
      where: { key: In(unique.map(({ key }) => key)) },
    })
    return unique.filter(({ key }) => !posted.some((notice) => notice.key === key))
  }
}

const cut = (text: string, length: number) => (text.length > length ? `${text.slice(0, length - 1)}…` : text)
