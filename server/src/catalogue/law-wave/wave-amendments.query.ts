import { AMENDMENT } from '@gongkai/shared/catalogue/amendment/amendment-lifecycle'
import type {
  WaveAct,
  WaveAmendment,
  WaveAmendmentPage,
  WaveAmendmentQuery,
} from '@gongkai/shared/catalogue/law-wave/law-wave.contract'
import { citesLaw } from '@gongkai/shared/catalogue/law-wave/replace-law'
import { Inject, Injectable } from '@nestjs/common'
import { Brackets, DataSource, type EntityManager, type SelectQueryBuilder } from 'typeorm'
import { boundList, In } from '../../platform/database/in-list.js'
import { groupBy } from '../../platform/group-by.js'
import type { SignedIn } from '../../platform/http/actor.js'
import { notFound } from '../../platform/http/refused.js'
import { AmendmentEntity } from '../amendment/amendment.entity.js'
import { amendedName } from '../amendment/amendment-case.js'
import { law } from './draft-portion.js'
import { LawWaveEntity } from './law-wave.entity.js'
import { type Scope, scopeOf, waitingFor } from './wave.query.js'

const PAGE_SIZE = 50

interface Waiting {
  id: number
  version: number
  state: AmendmentEntity['state']
  asked: string
}

/** The amendments of a wave that the asker may see, with what can be done to many of them at once. */
@Injectable()
export class WaveAmendmentsQuery {
  constructor(@Inject(DataSource) private readonly dataSource: DataSource) {}

  async run(actor: SignedIn, id: number, query: WaveAmendmentQuery): Promise<WaveAmendmentPage> {
    const tx = this.dataSource.manager
    const wave = await tx.findOneBy(LawWaveEntity, { id })
    if (!wave) throw notFound('次批量调整')
    const scope = await scopeOf(tx, actor)
    const asked = () => narrowed(tx, id, scope, query)
    const page = query.page ?? 1
    const [total, ids, waiting] = await Promise.all([
      asked().getCount(),
      asked()
        .select('amendment.id', 'id')
        .orderBy('amendment.organisationCode', 'ASC')
        .addOrderBy('amendment.domainCode', 'ASC')
        .addOrderBy('amendment.id', 'ASC')
        .offset((page - 1) * PAGE_SIZE)
        .limit(PAGE_SIZE)
        .getRawMany<{ id: number }>(),
      waitingFor(asked(), scope)
        .select('amendment.id', 'id')
        .addSelect('amendment.version', 'version')
        .addSelect('amendment.state', 'state')
        .addSelect('amendment.askedArticle', 'asked')
        .orderBy('amendment.id', 'ASC')
        .getRawMany<Waiting>(),
    ])
    const shown = await tx.findBy(AmendmentEntity, { id: In(ids.map((row) => row.id)) })
    const rank = new Map(ids.map((row, index) => [row.id, index]))
    shown.sort((a, b) => (rank.get(a.id) ?? 0) - (rank.get(b.id) ?? 0))
    const asking = waiting.filter((each) => each.asked !== '')
    return {
      total,
      items: shown.map((amendment) => presentWaveAmendment(amendment, wave, scope)),
      next: nextAct(waiting, actor),
      asking: [...groupBy(asking, (each) => each.asked)].map(([article, items]) => ({
        asked: article,
        items: items.map(seen),
      })),
    }
  }
}

const seen = ({ id, version }: Waiting) => ({ id, version })

function narrowed(
  tx: EntityManager,
  id: number,
  { office, actor, led }: Scope,
  { state, unit }: WaveAmendmentQuery,
): SelectQueryBuilder<AmendmentEntity> {
  const query = tx.createQueryBuilder(AmendmentEntity, 'amendment').where('amendment.lawWaveId = :id', { id })
  if (!office)
    query.andWhere(
      new Brackets((mine) =>
        mine
          .where('amendment.organisationCode = :self', { self: actor.organisationCode })
          .orWhere('amendment.domainCode IN (:domains)', { domains: boundList(led) }),
      ),
    )
  if (state) query.andWhere('amendment.state = :state', { state })
  if (unit) query.andWhere('amendment.organisationCode = :unit', { unit })
  return query
}

/** Of several acts the earlier one in the amendment's way. What is still asked for is not handed in. */
function nextAct(waiting: readonly Waiting[], actor: SignedIn): WaveAmendmentPage['next'] {
  if (!actor.roles.includes('approver')) return null
  for (const act of ['propose', 'approve', 'finalise'] satisfies WaveAct[]) {
    const items = waiting.filter(({ state, asked }) => AMENDMENT.mayFrom(act, state) && asked === '')
    if (items.length > 0) return { act, items: items.map(seen) }
  }
  return null
}

export function presentWaveAmendment(
  amendment: AmendmentEntity,
  wave: LawWaveEntity,
  scope: Pick<Scope, 'unit' | 'domain'>,
): WaveAmendment {
  const { id, version, state, publicNumber, organisationCode, domainCode, before, fields, askedArticle, remark } =
    amendment
  return {
    id,
    version,
    state,
    name: amendedName(amendment),
    publicNumber: publicNumber ?? '',
    organisation: scope.unit(organisationCode),
    domain: scope.domain(domainCode),
    cited: (before?.bases ?? []).filter((basis) => citesLaw(basis, law(wave))),
    becomes: (fields?.bases ?? []).filter((basis) => citesLaw(basis, wave.replacement)),
    asked: askedArticle,
    remark,
  }
}
