import { refuse } from '@gongkai/shared/base/refusal'
import { decideTeach } from '@gongkai/shared/district/alias/alias-policy'
import { Inject, Injectable } from '@nestjs/common'
import { DataSource } from 'typeorm'
import { act } from '../../platform/database/act.js'
import { In } from '../../platform/database/in-list.js'
import type { SignedIn } from '../../platform/http/actor.js'
import { ensure, notFound } from '../../platform/http/refused.js'
import { Ledger } from '../../platform/ledger/ledger.js'
import { DISTRICT_ALIAS, LearntAliasEntity } from './learnt-alias.entity.js'
import { listTaughtBy } from './list-aliases.query.js'

/** 删除 a learnt word; it is never changed, so that there is no version to name. */
@Injectable()
export class ForgetAlias {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(Ledger) private readonly ledger: Ledger,
  ) {}

  run(actor: SignedIn, id: number): Promise<void> {
    return act(this.dataSource, async (tx) => {
      const found = await tx.findOneBy(LearntAliasEntity, {
        id,
        organisationCode: In([DISTRICT_ALIAS, actor.organisationCode]),
      })
      if (!found) throw notFound('个别名')
      const mine = found.organisationCode === listTaughtBy(actor)
      ensure([
        ...decideTeach(actor),
        ...(mine ? [] : [refuse('alias.not-yours', 'alias', '全区的别名由区信息公开办管理')]),
      ])
      await tx.delete(LearntAliasEntity, { id })
      const { alias, organisationCode, kind } = found
      await this.ledger.record(tx, actor, {
        kind: 'alias.forgotten',
        place: { unitCode: organisationCode || null },
        detail: { aliasId: id, aliasKind: kind, alias },
      })
    })
  }
}
