import type { NoticePage, NoticeView } from '@gongkai/shared/oversight/notification/notification.contract'
import { Inject, Injectable } from '@nestjs/common'
import { DataSource, type EntityManager, type SelectQueryBuilder } from 'typeorm'
import type { SignedIn } from '../../platform/http/actor.js'
import { NoticeEntity, NoticeReadEntity } from './notice.entity.js'

const PAGE_SIZE = 20

/** The inbox of one person: notices to the person itself, or to its organisation for a role it has. */
@Injectable()
export class ListNoticesQuery {
  constructor(@Inject(DataSource) private readonly dataSource: DataSource) {}

  async page(actor: SignedIn, page: number): Promise<NoticePage> {
    const tx = this.dataSource.manager
    const [notices, total] = await noticesOf(tx, actor)
      .orderBy('n.id', 'DESC')
      .skip((page - 1) * PAGE_SIZE)
      .take(PAGE_SIZE)
      .getManyAndCount()
    const marks = notices.length
      ? await tx
          .createQueryBuilder(NoticeReadEntity, 'r')
          .where('r.personId = :person AND r.noticeId IN (:...ids)', {
            person: actor.personId,
            ids: notices.map(({ id }) => id),
          })
          .getMany()
      : []
    const read = new Set(marks.map(({ noticeId }) => noticeId))
    return {
      total,
      unread: await this.unread(actor),
      items: notices.map((notice) => present(notice, read.has(notice.id))),
    }
  }

  unread(actor: SignedIn): Promise<number> {
    return unreadOf(this.dataSource.manager, actor).getCount()
  }
}

export function noticesOf(
  tx: EntityManager,
  { personId, organisationCode, roles }: SignedIn,
): SelectQueryBuilder<NoticeEntity> {
  return tx
    .createQueryBuilder(NoticeEntity, 'n')
    .where(
      '(n.personId = :person OR (n.organisationCode = :organisation AND (n.role IS NULL OR n.role IN (:...roles))))',
      { person: personId, organisation: organisationCode, roles: ['', ...roles] },
    )
}

export function unreadOf(tx: EntityManager, actor: SignedIn): SelectQueryBuilder<NoticeEntity> {
  return noticesOf(tx, actor)
    .leftJoin(NoticeReadEntity, 'r', 'r.noticeId = n.id AND r.personId = :person')
    .andWhere('r.noticeId IS NULL')
}

function present(notice: NoticeEntity, read: boolean): NoticeView {
  const { id, kind, title, text, page, targetId, createdAt } = notice
  return { id, kind, title, text, target: { page, id: targetId }, at: createdAt.toISOString(), read }
}
