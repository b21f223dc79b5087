import { refuse } from '@gongkai/shared/base/refusal'
import { ALIAS_KINDS, type AliasKind, type LearntAlias } from '@gongkai/shared/district/alias/alias.contract'
import { decideTeach } from '@gongkai/shared/district/alias/alias-policy'
import { Inject, Injectable } from '@nestjs/common'
import { DataSource, type EntityManager } from 'typeorm'
import { In } from '../../platform/database/in-list.js'
import type { SignedIn } from '../../platform/http/actor.js'
import { DISTRICT_ALIAS, LearntAliasEntity } from './learnt-alias.entity.js'
import { meaningsOf } from './meanings.query.js'

/** The list that somebody teaches: the office the district's, everybody else that of his unit. */
export const listTaughtBy = ({ organisationKind, organisationCode }: SignedIn): string =>
  organisationKind === 'office' ? DISTRICT_ALIAS : organisationCode

/** Learnt words as somebody reads them: the district's and his unit's. */
@Injectable()
export class ListAliasesQuery {
  constructor(@Inject(DataSource) private readonly dataSource: DataSource) {}

  async run(actor: SignedIn): Promise<LearntAlias[]> {
    const tx = this.dataSource.manager
    const found = await tx.find(LearntAliasEntity, {
      where: { organisationCode: In([DISTRICT_ALIAS, actor.organisationCode]) },
      order: { id: 'DESC' },
    })
    return presentAliases(tx, found, actor)
  }
}

export async function presentAliases(
  tx: EntityManager,
  found: readonly LearntAliasEntity[],
  actor: SignedIn,
): Promise<LearntAlias[]> {
  const names = new Map<string, string>()
  for (const { code: kind } of ALIAS_KINDS)
    for (const { code, name } of await meaningsOf(tx, kind)) names.set(keyOf(kind, code), name)
  return found.map((one) => {
    const { id, kind, alias, means, organisationCode, by, at } = one
    const mine = organisationCode === listTaughtBy(actor)
    return {
      id,
      kind,
      alias,
      means: { code: means, name: names.get(keyOf(kind, means)) ?? means },
      scope: organisationCode === DISTRICT_ALIAS ? ('district' as const) : ('unit' as const),
      by,
      at: at.toISOString(),
      can: {
        forget: mine ? [...decideTeach(actor)] : [refuse('alias.not-yours', 'alias', '全区的别名由区信息公开办管理')],
      },
    }
  })
}

const keyOf = (kind: AliasKind, code: string) => `${kind}/${code}`
