import { refuse } from '@gongkai/shared/base/refusal'
import { decideRemoveLaw } from '@gongkai/shared/district/law/law-policy'
import { Inject, Injectable } from '@nestjs/common'
import { DataSource } from 'typeorm'
import { LIBRARY } from '../../district/law/law.entity.js'
import { factsOf, lockLaw, standingOf } from '../../district/law/law-case.js'
import { act } from '../../platform/database/act.js'
import type { SignedIn } from '../../platform/http/actor.js'
import { ensure } from '../../platform/http/refused.js'
import { Ledger } from '../../platform/ledger/ledger.js'
import { lawUses } from './law-uses.query.js'

/** So many places are named. */
const NAMED = 3

/** 删除: of what somebody added and nothing cites. */
@Injectable()
export class RemoveLaw {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(Ledger) private readonly ledger: Ledger,
  ) {}

  run(actor: SignedIn, id: number, version: number): Promise<void> {
    return act(this.dataSource, async (tx) => {
      const law = await lockLaw(tx, id, actor, version)
      const refusals = [...decideRemoveLaw(standingOf(law), actor)]
      const uses = await lawUses(tx, law, law.organisationCode === LIBRARY ? null : law.organisationCode)
      if (uses.length > 0) {
        const places = `${uses.slice(0, NAMED).join('、')}${uses.length > NAMED ? `等 ${uses.length} 处` : ''}`
        refusals.push(refuse('law.cited', '', `《${law.title}》已被引用为依据：${places}。不再适用的请办理废止`))
      }
      ensure(refusals)
      const { title } = law
      const before = factsOf(law)
      await tx.remove(law)
      await this.ledger.record(tx, actor, { kind: 'law.removed', detail: { lawId: id, title, before } })
    })
  }
}
