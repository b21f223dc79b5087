import { type Refusal, refuse } from '@gongkai/shared/base/refusal'
import type { AmendmentState } from '@gongkai/shared/catalogue/amendment/amendment.contract'
import type { WaveCounts, WaveSummary, WaveView } from '@gongkai/shared/catalogue/law-wave/law-wave.contract'
import { decideCallBack, decideNudgeWave } from '@gongkai/shared/catalogue/law-wave/law-wave-policy'
import { replaceLaw } from '@gongkai/shared/catalogue/law-wave/replace-law'
import { SUBMISSION } from '@gongkai/shared/compiling/submission/submission-lifecycle'
import { Inject, Injectable } from '@nestjs/common'
import { Brackets, DataSource, type EntityManager, IsNull, type SelectQueryBuilder } from 'typeorm'
import { lineOf } from '../../district/organisation/line-of.query.js'
import { OrganisationEntity } from '../../district/organisation/organisation.entity.js'
import { PilotDomainEntity } from '../../district/pilot-domain/pilot-domain.entity.js'
import { boundList } from '../../platform/database/in-list.js'
import { groupBy } from '../../platform/group-by.js'
import type { SignedIn } from '../../platform/http/actor.js'
import { notFound } from '../../platform/http/refused.js'
import { AmendmentEntity } from '../amendment/amendment.entity.js'
import { citingModels, citingRows, openWorks } from './citing.query.js'
import { law } from './draft-portion.js'
import { within } from './finish-wave.js'
import { LawWaveEntity, LawWaveItemEntity } from './law-wave.entity.js'
import { touchedOf } from './touched.query.js'

const MOST_LEFT = 200
const MOST_LISTED = 50

/** Names of units and domains, as which unit each counts, and the domains that the asker leads. */
export interface Scope {
  actor: SignedIn
  office: boolean
  led: string[]
  unitOf: (code: string) => string
  unit: (code: string) => { code: string; name: string }
  domain: (code: string) => { code: string; name: string }
}

export async function scopeOf(tx: EntityManager, actor: SignedIn): Promise<Scope> {
  const [organisations, domains, unitOf] = await Promise.all([
    tx.find(OrganisationEntity, { select: { code: true, name: true } }),
    tx.find(PilotDomainEntity),
    lineOf(tx),
  ])
  const [names, titles] = [organisations, domains].map(
    (named) => new Map(named.map(({ code, name }) => [code, name] as const)),
  )
  return {
    actor,
    office: actor.organisationKind === 'office',
    led: domains.filter(({ leadCodes }) => leadCodes.includes(actor.organisationCode)).map(({ code }) => code),
    unitOf,
    unit: (code) => ({ code, name: names?.get(code) ?? code }),
    domain: (code) => ({ code, name: titles?.get(code) ?? code }),
  }
}

/** The waves of replaced laws, and how far each came. */
@Injectable()
export class WaveQuery {
  constructor(@Inject(DataSource) private readonly dataSource: DataSource) {}

  async list(actor: SignedIn): Promise<WaveSummary[]> {
    const tx = this.dataSource.manager
    const scope = await scopeOf(tx, actor)
    const waves = await tx.find(LawWaveEntity, { order: { id: 'DESC' }, take: MOST_LISTED })
    const summaries = await summariesOf(tx, scope, waves)
    return summaries
      .map(({ summary }) => summary)
      .filter(({ counts }) => scope.office || Object.values(counts).some((count) => count > 0))
  }

  one(actor: SignedIn, id: number): Promise<WaveView> {
    return this.view(this.dataSource.manager, actor, id)
  }

  /** @throws Refused 404 where it does not exist */
  async view(tx: EntityManager, actor: SignedIn, id: number): Promise<WaveView> {
    const wave = await tx.findOneBy(LawWaveEntity, { id })
    if (!wave) throw notFound('次批量调整')
    const scope = await scopeOf(tx, actor)
    const [found] = await summariesOf(tx, scope, [wave])
    if (!found) throw notFound('次批量调整')
    const touched = scope.office ? await touchedOf(tx, id) : 0
    return {
      ...found.summary,
      units: [...found.units].map(([code, counts]) => ({ ...scope.unit(code), counts })),
      left: await leftOf(tx, scope, id),
      works: wave.state === 'called-back' ? [] : await worksOf(tx, scope, wave),
      models: wave.state === 'called-back' ? [] : await modelsOf(tx, scope, wave),
      can: {
        callBack: [...decideCallBack({ state: wave.state, touched }, actor)],
        nudge: [...decideNudgeWave(wave.state, actor)],
      },
    }
  }
}

const none = (): WaveCounts => ({
  ...{ draft: 0, proposed: 0, returned: 0, approved: 0, finalised: 0, published: 0 },
  ...{ deleted: 0, left: 0 },
})

/** How the items of these waves stand that the asker may see, in two statements. */
async function summariesOf(tx: EntityManager, scope: Scope, waves: readonly LawWaveEntity[]) {
  const ids = boundList(waves.map(({ id }) => id))
  const lines = await seenBy(
    tx
      .createQueryBuilder(LawWaveItemEntity, 'item')
      .leftJoin(AmendmentEntity, 'amendment', 'amendment.id = item.amendmentId')
      .select('item.waveId', 'wave')
      .addSelect('COALESCE(amendment.organisationCode, item.organisationCode)', 'unit')
      .addSelect('amendment.state', 'state')
      .addSelect('CASE WHEN item.amendmentId IS NULL THEN 1 ELSE 0 END', 'passed')
      .addSelect('COUNT(*)', 'count')
      .where('item.waveId IN (:ids)', { ids }),
    scope,
  )
    .groupBy('item.waveId')
    .addGroupBy('COALESCE(amendment.organisationCode, item.organisationCode)')
    .addGroupBy('amendment.state')
    .addGroupBy('CASE WHEN item.amendmentId IS NULL THEN 1 ELSE 0 END')
    .getRawMany<{ wave: number; unit: string; state: AmendmentState | null; passed: number; count: number }>()
  const mine = await mineIn(tx, scope, ids)
  const linesOf = groupBy(lines, ({ wave }) => Number(wave))
  return waves.map((wave) => {
    const counts = none()
    const units = new Map<string, WaveCounts>()
    for (const { unit, state, passed, count } of linesOf.get(wave.id) ?? []) {
      const code = scope.unitOf(unit)
      const own = units.get(code) ?? none()
      const place = Number(passed) ? 'left' : (state ?? 'deleted')
      own[place] += Number(count)
      counts[place] += Number(count)
      units.set(code, own)
    }
    return { summary: summary(wave, counts, mine.get(wave.id) ?? 0), units }
  })
}

const summary = (wave: LawWaveEntity, counts: WaveCounts, mine: number): WaveSummary => ({
  id: wave.id,
  version: wave.version,
  state: wave.state,
  law: { id: wave.lawId, ...law(wave) },
  replacement: { title: wave.replacement.title, documentNumber: wave.replacement.documentNumber },
  reason: wave.reason,
  triggerOn: wave.triggerOn,
  startedAt: wave.startedAt.toISOString(),
  by: `${wave.actor.organisationName} ${wave.actor.name}`,
  counts,
  mine,
})

/** Narrows to one's own unit's and the domains one leads; the office sees all. Needs the aliases `item` and `amendment`. */
function seenBy<Row extends object>(query: SelectQueryBuilder<Row>, { office, actor, led }: Scope) {
  return office
    ? query
    : query.andWhere(
        new Brackets((seen) =>
          seen
            .where('COALESCE(amendment.organisationCode, item.organisationCode) = :own', {
              own: actor.organisationCode,
            })
            .orWhere('item.domainCode IN (:led)', { led: boundList(led) }),
        ),
      )
}

/** Narrows to amendments that wait for the asker's own act. */
export function waitingFor(query: SelectQueryBuilder<AmendmentEntity>, { office, actor, led }: Scope) {
  const own = actor.organisationCode
  return query.andWhere(
    new Brackets((waits) => {
      if (office) waits.where("amendment.state = 'approved'")
      else
        waits
          .where("amendment.organisationCode = :own AND amendment.state IN ('draft', 'returned')", { own })
          .orWhere(
            "amendment.organisationCode <> :own AND amendment.state = 'proposed' AND amendment.domainCode IN (:led) AND amendment.signedBy NOT LIKE :signed",
            { own, led: boundList(led), signed: `%"${own}"%` },
          )
    }),
  )
}

async function mineIn(
  tx: EntityManager,
  scope: Scope,
  ids: ReturnType<typeof boundList>,
): Promise<Map<number, number>> {
  const counts = await waitingFor(
    tx
      .createQueryBuilder(AmendmentEntity, 'amendment')
      .select('amendment.lawWaveId', 'wave')
      .addSelect('COUNT(*)', 'count')
      .where('amendment.lawWaveId IN (:ids)', { ids }),
    scope,
  )
    .groupBy('amendment.lawWaveId')
    .getRawMany<{ wave: number; count: number }>()
  return new Map(counts.map(({ wave, count }) => [Number(wave), Number(count)]))
}

async function leftOf(tx: EntityManager, scope: Scope, waveId: number): Promise<WaveView['left']> {
  const left = await seenBy(
    tx
      .createQueryBuilder(LawWaveItemEntity, 'item')
      .leftJoin(AmendmentEntity, 'amendment', 'amendment.id = item.amendmentId')
      .where({ waveId, amendmentId: IsNull() }),
    scope,
  )
    .orderBy('item.publicNumber', 'ASC')
    .limit(MOST_LEFT)
    .getMany()
  return left.map(({ publicNumber, organisationCode, leftBecause }) => ({
    publicNumber,
    organisation: scope.unit(scope.unitOf(organisationCode)),
    because: leftBecause,
  }))
}

/** Rows of one's own unit in the making that cite the old law. */
async function worksOf(tx: EntityManager, scope: Scope, wave: LawWaveEntity): Promise<WaveView['works']> {
  if (scope.office) return []
  const own = (await openWorks(tx)).filter(
    ({ organisationCode, domainCode }) =>
      scope.unitOf(organisationCode) === scope.actor.organisationCode && within(wave, domainCode),
  )
  const works = new Map<number, WaveView['works'][number]>()
  for await (const { row, cited } of citingRows(tx, law(wave), own)) {
    const { entry, work } = row
    const replaced = replaceLaw(entry.fields.bases, law(wave), wave.replacement)
    if (!replaced) continue
    const listed = works.get(work.id) ?? {
      assignmentId: work.id,
      domain: scope.domain(work.domainCode),
      organisation: scope.unit(work.organisationCode),
      rows: [],
      can: { replace: notOpen(SUBMISSION.mayFrom('edit', work.state)) },
    }
    const { level1, level2, level3 } = entry.fields
    const name = level3 || level2 || level1 || `第${entry.position}项`
    const becomes = replaced.bases.filter((basis) => !entry.fields.bases.includes(basis))
    listed.rows.push({ id: entry.id, version: entry.version, name, cited, becomes })
    works.set(work.id, listed)
  }
  return [...works.values()]
}

const notOpen = (open: boolean): Refusal[] =>
  open ? [] : [refuse('submission.state', 'rows', '已经报送，审核退回后才能修改')]

async function modelsOf(tx: EntityManager, scope: Scope, wave: LawWaveEntity): Promise<WaveView['models']> {
  const seen = (await citingModels(tx, law(wave))).filter(
    ({ row }) => within(wave, row.domainCode) && (scope.office || scope.led.includes(row.domainCode)),
  )
  return [...groupBy(seen, ({ row }) => row.domainCode)].map(([code, models]) => ({
    domain: scope.domain(code),
    rows: models.map(({ row, fields }) => ({
      id: row.id,
      seen: row.changedAt?.toISOString() ?? '',
      name: row.fields.level3 || row.fields.level2 || row.fields.level1,
      becomes: (replaceLaw(fields.bases, law(wave), wave.replacement)?.bases ?? []).filter(
        (basis) => !fields.bases.includes(basis),
      ),
    })),
  }))
}
