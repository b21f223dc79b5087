import { decideTakeBack } from '@gongkai/shared/district/privacy/privacy-policy'
import { Inject, Injectable } from '@nestjs/common'
import { DataSource } from 'typeorm'
import { act } from '../../platform/database/act.js'
import { rowLock } from '../../platform/database/row-lock.js'
import type { SignedIn } from '../../platform/http/actor.js'
import { ensure, notFound } from '../../platform/http/refused.js'
import { Ledger } from '../../platform/ledger/ledger.js'
import { PersonalAnswerEntity } from './personal-answer.entity.js'

/** 收回说明: from now on the datum stops the gates again. An answer is never changed, so that there is no version to name. */
@Injectable()
export class TakeBackAnswer {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(Ledger) private readonly ledger: Ledger,
  ) {}

  run(actor: SignedIn, id: number): Promise<void> {
    return act(this.dataSource, async (tx) => {
      const answer = await tx.findOne(PersonalAnswerEntity, { where: { id }, ...rowLock(tx) })
      const own = answer?.organisationCode === actor.organisationCode || actor.organisationKind === 'office'
      if (!answer || !own) throw notFound('条说明')
      const { organisationCode: unitCode, kind, masked, gravity } = answer
      ensure(decideTakeBack({ unitCode, gravity }, actor))
      await tx.delete(PersonalAnswerEntity, { id })
      await this.ledger.record(tx, actor, {
        kind: 'privacy.answer-taken-back',
        place: { unitCode },
        detail: { answerId: id, dataKind: kind, masked, gravity },
      })
    })
  }
}
