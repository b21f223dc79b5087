import type { TakedownPage, TakedownScope, TakedownSubject } from '@gongkai/shared/catalogue/takedown/takedown.contract'
import { decideTakeDown } from '@gongkai/shared/catalogue/takedown/takedown-policy'
import { Inject, Injectable } from '@nestjs/common'
import { DataSource, type EntityManager, Not } from 'typeorm'
import { editionName } from '../../district/edition/edition-name.js'
import { followedBy } from '../../district/edition/published-items.query.js'
import { readEditions } from '../../district/edition/read-editions.js'
import { Clock } from '../../platform/clock.js'
import { In } from '../../platform/database/in-list.js'
import type { SignedIn } from '../../platform/http/actor.js'
import { notFound } from '../../platform/http/refused.js'
import { FeedbackEntity } from '../feedback/feedback.entity.js'
import { downOne } from './down-items.query.js'
import { TakedownEntity } from './takedown.entity.js'
import { takedownPresenter } from './takedown.presenter.js'
import { SUBJECTS } from './takedown-subjects.js'

const PAGE_SIZE = 20

/** 下线记录, and what would go if something was taken down. */
@Injectable()
export class TakedownsQuery {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** The office all, a unit its own and those of units merged into it; the newest first. */
  async list(
    actor: SignedIn,
    { state = 'down', page = 1 }: { state?: 'down' | 'ended'; page?: number },
  ): Promise<TakedownPage> {
    const tx = this.dataSource.manager
    const own = await ownOf(tx, actor)
    const [found, total] = await tx.findAndCount(TakedownEntity, {
      where: { ...own, state: state === 'down' ? 'down' : Not('down' as const) },
      order: { at: 'DESC', id: 'DESC' },
      skip: (page - 1) * PAGE_SIZE,
      take: PAGE_SIZE,
    })
    const { view } = await takedownPresenter(tx, actor, this.clock.today())
    const items: TakedownPage['items'] = []
    for (const takedown of found) items.push(await view(takedown))
    return { total, down: await tx.countBy(TakedownEntity, { ...own, state: 'down' }), items }
  }

  /** @throws Refused 404 for what is not published, and for what another unit answers for */
  async scope(
    actor: SignedIn,
    { subjectKind, subject }: { subjectKind: TakedownSubject; subject: string },
  ): Promise<TakedownScope> {
    const tx = this.dataSource.manager
    const found = await SUBJECTS[subjectKind].find(tx, subject)
    if (!found || (actor.organisationKind !== 'office' && found.answersFor !== actor.organisationCode))
      throw notFound('项已公开的内容')
    const { name, organisationCode, answersFor, editionIds } = found
    const down = await downOne(tx, subjectKind, subject)
    const editions = (await readEditions(tx)).filter(({ id }) => editionIds.includes(id))
    const { unit } = await takedownPresenter(tx, actor, this.clock.today())
    return {
      subjectKind,
      subject,
      name,
      organisation: unit(organisationCode),
      editions: editions.map(editionName),
      feedback: subjectKind === 'entry' ? await tx.countBy(FeedbackEntity, { publicNumber: subject }) : 1,
      down: down && { id: down.id, at: down.at.toISOString() },
      can: { takeDown: [...decideTakeDown({ organisationCode: answersFor, down: down !== null }, actor)] },
    }
  }
}

async function ownOf(tx: EntityManager, { organisationKind, organisationCode }: SignedIn) {
  return organisationKind === 'office' ? {} : { organisationCode: In(await followedBy(tx, organisationCode)) }
}
