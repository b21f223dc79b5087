import type {
  PersonalAnswerPage,
  PersonalAnswerQuery,
  PersonalAnswerRow,
} from '@gongkai/shared/district/privacy/privacy.contract'
import { decideTakeBack } from '@gongkai/shared/district/privacy/privacy-policy'
import { Inject, Injectable } from '@nestjs/common'
import { DataSource, type EntityManager } from 'typeorm'
import { In } from '../../platform/database/in-list.js'
import type { SignedIn } from '../../platform/http/actor.js'
import { notFound } from '../../platform/http/refused.js'
import { OrganisationEntity } from '../organisation/organisation.entity.js'
import { PersonalAnswerEntity } from './personal-answer.entity.js'
import { presentAnswer } from './read-marks.query.js'

const PAGE_SIZE = 50

/** The answers that were given: a unit reads its own, the office any unit's or all. */
@Injectable()
export class ListAnswersQuery {
  constructor(@Inject(DataSource) private readonly dataSource: DataSource) {}

  /** @throws Refused 404 for another unit's */
  async run(actor: SignedIn, { unit, page = 1 }: PersonalAnswerQuery): Promise<PersonalAnswerPage> {
    const office = actor.organisationKind === 'office'
    const asked = unit || (office ? undefined : actor.organisationCode)
    if (!office && asked !== actor.organisationCode) throw notFound('个单位')
    const [found, total] = await this.dataSource.manager.findAndCount(PersonalAnswerEntity, {
      where: asked ? { organisationCode: asked } : {},
      order: { id: 'DESC' },
      skip: (page - 1) * PAGE_SIZE,
      take: PAGE_SIZE,
    })
    return { total, items: await presentAnswers(this.dataSource.manager, found, actor) }
  }
}

export async function presentAnswers(
  tx: EntityManager,
  answers: readonly PersonalAnswerEntity[],
  actor: SignedIn,
): Promise<PersonalAnswerRow[]> {
  const units = await tx.findBy(OrganisationEntity, {
    code: In(answers.map(({ organisationCode }) => organisationCode)),
  })
  const nameOf = new Map(units.map(({ code, name }) => [code, name]))
  return answers.map((answer) => {
    const { id, organisationCode: code, kind, masked, gravity } = answer
    return {
      id,
      organisation: { code, name: nameOf.get(code) ?? code },
      kind,
      masked,
      gravity,
      ...presentAnswer(answer),
      can: { takeBack: [...decideTakeBack({ unitCode: code, gravity }, actor)] },
    }
  })
}
