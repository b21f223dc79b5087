import type { FailedMessagePage } from '@gongkai/shared/oversight/notification/notification.contract'
import { Inject, Injectable } from '@nestjs/common'
import { DataSource } from 'typeorm'
import { ensureAdministrator } from '../../district/account/administrator.js'
import { PersonEntity } from '../../district/account/person.entity.js'
import { OrganisationEntity } from '../../district/organisation/organisation.entity.js'
import { In } from '../../platform/database/in-list.js'
import type { SignedIn } from '../../platform/http/actor.js'
import { MessageEntity, NoticeEntity } from './notice.entity.js'

const PAGE_SIZE = 50

/** Messages that were given up (死信), the newest first; each still stands in its receiver's inbox. */
@Injectable()
export class ListFailedMessagesQuery {
  constructor(@Inject(DataSource) private readonly dataSource: DataSource) {}

  async run(actor: SignedIn, page: number): Promise<FailedMessagePage> {
    ensureAdministrator(actor)
    const tx = this.dataSource.manager
    const [messages, total] = await tx.findAndCount(MessageEntity, {
      where: { state: 'failed' },
      order: { id: 'DESC' },
      skip: (page - 1) * PAGE_SIZE,
      take: PAGE_SIZE,
    })
    const people = await tx.findBy(PersonEntity, { id: In(messages.map(({ personId }) => personId)) })
    const notices = await tx.findBy(NoticeEntity, { id: In(messages.map(({ noticeId }) => noticeId)) })
    const organisations = await tx.findBy(OrganisationEntity, {
      code: In(people.map(({ organisationCode }) => organisationCode)),
    })
    return {
      total,
      items: messages.map(({ id, personId, noticeId, attempts, dueAt, error }) => {
        const person = people.find((candidate) => candidate.id === personId)
        return {
          id,
          name: person?.name ?? '',
          organisation: organisations.find(({ code }) => code === person?.organisationCode)?.name ?? '',
          title: notices.find((notice) => notice.id === noticeId)?.title ?? '',
          attempts,
          at: dueAt.toISOString(),
          error,
        }
      }),
    }
  }
}
