import type { LearnAliasRequest, LearntAlias } from '@gongkai/shared/district/alias/alias.contract'
import { aliasFaults, aliasKey, decideTeach, meaningNamed } from '@gongkai/shared/district/alias/alias-policy'
import { Inject, Injectable } from '@nestjs/common'
import { DataSource } from 'typeorm'
import { Clock } from '../../platform/clock.js'
import { act } from '../../platform/database/act.js'
import { rowLock } from '../../platform/database/row-lock.js'
import type { SignedIn } from '../../platform/http/actor.js'
import { ensure } from '../../platform/http/refused.js'
import { Ledger } from '../../platform/ledger/ledger.js'
import { OrganisationEntity } from '../organisation/organisation.entity.js'
import { LearntAliasEntity } from './learnt-alias.entity.js'
import { listTaughtBy, presentAliases } from './list-aliases.query.js'
import { meaningsOf } from './meanings.query.js'

/** 记住：“××”就是××. The same again changes nothing. */
@Injectable()
export class LearnAlias {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(Ledger) private readonly ledger: Ledger,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  run(actor: SignedIn, { kind, alias: written, means }: LearnAliasRequest): Promise<LearntAlias> {
    return act(this.dataSource, async (tx) => {
      // Two of one unit teach one after the other.
      await tx.findOneOrFail(OrganisationEntity, { where: { code: actor.organisationCode }, ...rowLock(tx) })
      const organisationCode = listTaughtBy(actor)
      const alias = written.trim()
      const key = aliasKey(alias)
      const meanings = await meaningsOf(tx, kind)
      const found = await tx.findOneBy(LearntAliasEntity, { kind, organisationCode, key })
      ensure([...decideTeach(actor), ...aliasFaults({ kind, alias, means }, meanings, found?.means ?? null)])
      const meaning = meaningNamed(means, meanings)
      const learnt =
        found ??
        (await tx.save(
          tx.create(LearntAliasEntity, {
            kind,
            organisationCode,
            alias,
            key,
            means: meaning?.code ?? means,
            by: `${actor.organisationName} ${actor.name}`,
            at: this.clock.now(),
          }),
        ))
      if (!found)
        await this.ledger.record(tx, actor, {
          kind: 'alias.learnt',
          place: { unitCode: organisationCode || null },
          detail: { aliasId: learnt.id, aliasKind: kind, alias, means: meaning?.name ?? means },
        })
      const [view] = await presentAliases(tx, [learnt], actor)
      return view as LearntAlias
    })
  }
}
