import { Inject, Injectable } from '@nestjs/common'
import type { EntityManager } from 'typeorm'
import { PersonEntity } from '../../district/account/person.entity.js'
import { type HandOver, HandOvers } from '../../office/organisation/hand-overs.js'
import { In } from '../../platform/database/in-list.js'
import { NoticeEntity, NoticeReadEntity } from './notice.entity.js'
import { NudgeEntity } from './nudge.entity.js'

/** 并入: a unit's 消息 go with its people, and what it was nudged about with its work. */
@Injectable()
export class HandOverNotices implements HandOver {
  constructor(@Inject(HandOvers) handOvers: HandOvers) {
    handOvers.add(this)
  }

  async move(tx: EntityManager, from: string, into: string, assignmentIds: number[]): Promise<void> {
    await moveNotices(tx, from, into)
    await tx.update(
      NudgeEntity,
      { toCode: from, subject: In(assignmentIds.map((id) => `assignment/${id}`)) },
      { toCode: into },
    )
  }
}

/** The old unit's people go on reading its notices; to the heir's own people these are no news. */
async function moveNotices(tx: EntityManager, from: string, into: string): Promise<void> {
  const [notices, heirs] = await Promise.all([
    tx.find(NoticeEntity, { select: { id: true, createdAt: true }, where: { organisationCode: from } }),
    tx.findBy(PersonEntity, { organisationCode: into }),
  ])
  const read = notices.flatMap(({ id, createdAt }) =>
    heirs.map((person) => ({ noticeId: id, personId: person.id, readAt: createdAt })),
  )
  for (let start = 0; start < read.length; start += 200)
    await tx.insert(NoticeReadEntity, read.slice(start, start + 200))
  await tx.update(NoticeEntity, { organisationCode: from }, { organisationCode: into })
}
