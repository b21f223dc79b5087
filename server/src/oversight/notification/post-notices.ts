import type { Role } from '@gongkai/shared/base/words/roles'
import { Inject, Injectable } from '@nestjs/common'
import { type EntityManager } from 'typeorm'
import { PersonEntity } from '../../district/account/person.entity.js'
import { Clock } from '../../platform/clock.js'
import { In } from '../../platform/database/in-list.js'
import { insertMany } from '../../platform/database/write-many.js'
import { groupBy } from '../../platform/group-by.js'
import { MESSAGE_CHANNELS, type MessageChannel } from './message-channel.js'
import { MessageEntity, NoticeEntity } from './notice.entity.js'

/** A notice to an organisation (`role` null: to everybody there), not posted yet. */
export type NoticeDraft = Pick<NoticeEntity, 'key' | 'kind' | 'title' | 'text' | 'page' | 'targetId' | 'eventId'> & {
  organisationCode: string
  role: Role | null
  /** to this one person and nobody else of the organisation */ personId?: number
}

const TITLE_LENGTH = 200
const TEXT_LENGTH = 2000

/** Writes notices and what is to be sent for them, in one transaction with whatever they follow from. */
@Injectable()
export class PostNotices {
  constructor(
    @Inject(Clock) private readonly clock: Clock,
    @Inject(MESSAGE_CHANNELS) private readonly channels: readonly MessageChannel[],
  ) {}

  /**
   * Posts those whose key is new; answers the ids of these. A key posted meanwhile by another process throws, and its transaction
   * begins again. As many statements for a notice to every unit as for one.
   */
  async run(tx: EntityManager, drafts: readonly NoticeDraft[]): Promise<number[]> {
    const fresh = await this.notPosted(tx, drafts)
    if (fresh.length === 0) return []
    const createdAt = this.clock.now()
    await insertMany(
      tx,
      NoticeEntity,
      fresh.map((draft) => ({
        ...draft,
        organisationCode: draft.personId ? null : draft.organisationCode,
        personId: draft.personId ?? null,
        title: cut(draft.title, TITLE_LENGTH),
        text: cut(draft.text, TEXT_LENGTH),
        createdAt,
      })),
    )
    const notices = await posted(tx, fresh)
    await insertMany(tx, MessageEntity, await this.messages(tx, notices))
    return notices.map(({ id }) => id)
  }

  private async notPosted(tx: EntityManager, drafts: readonly NoticeDraft[]): Promise<NoticeDraft[]> {
    const unique = [...new Map(drafts.map((draft) => [draft.key, draft])).values()]
    const known = new Set((await posted(tx, unique)).map(({ key }) => key))
    return unique.filter(({ key }) => !known.has(key))
  }

  private async messages(tx: EntityManager, notices: readonly NoticeEntity[]): Promise<Partial<MessageEntity>[]> {
    const carried = this.channels
      .map((channel) => ({ channel, notices: notices.filter((notice) => channel.takes(notice)) }))
      .filter(({ notices }) => notices.length > 0)
    if (carried.length === 0) return []
    const of = <Key extends 'organisationCode' | 'personId'>(key: Key) =>
      new Set(carried.flatMap(({ notices }) => notices.map((notice) => notice[key])))
    const all = await tx.find(PersonEntity, {
      select: { id: true, organisationCode: true, roles: true },
      where: [
        { organisationCode: In([...of('organisationCode')]), active: true },
        { id: In([...of('personId')]), active: true },
      ],
      order: { id: 'ASC' },
    })
    const people = groupBy(all, ({ organisationCode }) => organisationCode)
    const receivers = (notice: NoticeEntity) =>
      (notice.personId
        ? all.filter(({ id }) => id === notice.personId)
        : (people.get(notice.organisationCode ?? '') ?? [])
      )
        .filter(({ roles }) => notice.role === null || roles.includes(notice.role as Role))
        .map(({ id }) => id)
    const written = { state: 'waiting', attempts: 0, dueAt: this.clock.now(), sentAt: null, error: '' } as const
    const messages: Partial<MessageEntity>[] = []
    for (const { channel, notices } of carried) {
      const within = await channel.within(tx, notices.flatMap(receivers))
      for (const notice of notices)
        for (const personId of receivers(notice))
          if (within.has(personId)) messages.push({ noticeId: notice.id, personId, channel: channel.name, ...written })
    }
    return messages
  }
}

/** The notices posted under these keys, the first one first. */
async function posted(tx: EntityManager, drafts: readonly NoticeDraft[]): Promise<NoticeEntity[]> {
  if (drafts.length === 0) return []
  return tx.find(NoticeEntity, { where: { key: In(drafts.map(({ key }) => key)) }, order: { id: 'ASC' } })
}

const cut = (text: string, length: number) => (text.length > length ? `${text.slice(0, length - 1)}…` : text)
