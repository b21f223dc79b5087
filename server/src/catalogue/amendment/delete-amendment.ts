import { decideDelete } from '@gongkai/shared/catalogue/amendment/amendment-policy'
import { Inject, Injectable } from '@nestjs/common'
import { DataSource } from 'typeorm'
import { act } from '../../platform/database/act.js'
import type { SignedIn } from '../../platform/http/actor.js'
import { ensure } from '../../platform/http/refused.js'
import { AmendmentEntity } from './amendment.entity.js'
import { AmendmentActs } from './amendment-acts.js'
import { loadAmendment, sameVersion } from './amendment-case.js'

/** 删除 what nobody waits for: the entry is free to be amended otherwise. The ledger keeps that it was. */
@Injectable()
export class DeleteAmendment {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(AmendmentActs) private readonly acts: AmendmentActs,
  ) {}

  run(actor: SignedIn, id: number, version: number): Promise<void> {
    return act(this.dataSource, async (tx) => {
      const amendmentCase = await loadAmendment(tx, id, actor, true)
      const { amendment, facts } = amendmentCase
      await sameVersion(tx, amendment, version)
      ensure(decideDelete(facts, actor))
      await tx.delete(AmendmentEntity, { id })
      await this.acts.record(tx, actor, amendmentCase, 'deleted')
    })
  }
}
