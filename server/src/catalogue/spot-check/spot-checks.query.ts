import { isOpenRemedy } from '@gongkai/shared/catalogue/spot-check/remedy-state'
import {
  CHECKS_ON_A_PAGE,
  REMEDIES_ON_A_PAGE,
  type RemedyPage,
  type RemedyQuery,
  type SpotCheckPage,
  type SpotCheckView,
} from '@gongkai/shared/catalogue/spot-check/spot-check.contract'
import { decideDraw } from '@gongkai/shared/catalogue/spot-check/spot-check-policy'
import { Inject, Injectable } from '@nestjs/common'
import { DataSource, type EntityManager, IsNull, Not } from 'typeorm'
import { boundList, In } from '../../platform/database/in-list.js'
import type { SignedIn } from '../../platform/http/actor.js'
import { notFound } from '../../platform/http/refused.js'
import { DisclosureScene, type Scene } from '../disclosure/disclosure-scene.js'
import { poolOf } from './draw-spot-check.js'
import { type RemedyStanding, remediesOf } from './remedy-facts.query.js'
import { SpotCheckEntity, SpotCheckLineEntity } from './spot-check.entities.js'
import { presentCheck, presentLine, seenLines, summarise } from './spot-check.presenter.js'

/** 抽查 and 整改, as the asker may see them. */
@Injectable()
export class SpotChecksQuery {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(DisclosureScene) private readonly scenes: DisclosureScene,
  ) {}

  async list(signedIn: SignedIn, page: number): Promise<SpotCheckPage> {
    const tx = this.dataSource.manager
    const scene = await this.scenes.load(tx, signedIn)
    const query = tx.createQueryBuilder(SpotCheckEntity, 'c').orderBy('c.id', 'DESC')
    if (scene.actor.organisationKind !== 'office') {
      const { organisationCode, ledDomains } = scene.actor
      const own =
        'SELECT l.check_id FROM spot_check_line l WHERE l.organisation_code = :unit OR l.domain_code IN (:led)'
      query.where(`(c.checkerCode = :me OR c.id IN (${own}))`, {
        me: organisationCode,
        unit: scene.ownUnit,
        led: boundList([...ledDomains]),
      })
    }
    const [checks, total] = await query
      .skip((page - 1) * CHECKS_ON_A_PAGE)
      .take(CHECKS_ON_A_PAGE)
      .getManyAndCount()
    const lines = await tx.findBy(SpotCheckLineEntity, { checkId: In(checks.map(({ id }) => id)) })
    const can = { draw: [...decideDraw(scene.actor)] }
    return {
      total,
      items: await summarise(tx, scene, checks, lines),
      ...(can.draw.length === 0 ? placesOf(scene) : { domains: [], units: [] }),
      can,
    }
  }

  /** @throws Refused 404 for a check without a line that the actor may see */
  async one(signedIn: SignedIn, id: number): Promise<SpotCheckView> {
    const tx = this.dataSource.manager
    const scene = await this.scenes.load(tx, signedIn)
    const check = await tx.findOneBy(SpotCheckEntity, { id })
    const lines = await tx.find(SpotCheckLineEntity, { where: { checkId: id }, order: { position: 'ASC' } })
    if (!check || seenLines(scene, check, lines).length === 0) throw notFound('次抽查')
    return presentCheck(tx, scene, check, lines)
  }

  async remedies(signedIn: SignedIn, { state = 'open', page = 1 }: RemedyQuery): Promise<RemedyPage> {
    const tx = this.dataSource.manager
    const scene = await this.scenes.load(tx, signedIn)
    const { lines, checks, remedyOf } = await readRemedies(tx, scene)
    const fitting = lines.filter((line) => fits(state, remedyOf(line)))
    const from = (page - 1) * REMEDIES_ON_A_PAGE
    return {
      today: scene.today,
      total: fitting.length,
      items: fitting.slice(from, from + REMEDIES_ON_A_PAGE).map((line) => {
        const checkerCode = checks.get(line.checkId)?.checkerCode ?? ''
        return {
          ...presentLine(scene, checkerCode, line, remedyOf(line)),
          checkId: line.checkId,
          checkedBy: scene.nameOfUnit(checkerCode),
        }
      }),
    }
  }
}

function fits(asked: NonNullable<RemedyQuery['state']>, { state }: RemedyStanding): boolean {
  if (asked === 'closed') return !isOpenRemedy(state)
  return asked === 'overdue' ? state === 'overdue' : isOpenRemedy(state)
}

/** All 整改 that the actor may see, the earliest day first; five statements. */
export async function readRemedies(tx: EntityManager, scene: Scene) {
  const { organisationKind, ledDomains } = scene.actor
  const wrong = { remedyDueOn: Not(IsNull()) }
  const lines = await tx.find(SpotCheckLineEntity, {
    where:
      organisationKind === 'office'
        ? wrong
        : [
            { ...wrong, organisationCode: scene.ownUnit },
            { ...wrong, domainCode: In([...ledDomains]) },
          ],
    order: { remedyDueOn: 'ASC', id: 'ASC' },
  })
  const held = await tx.findBy(SpotCheckEntity, { id: In([...new Set(lines.map(({ checkId }) => checkId))]) })
  return {
    lines,
    checks: new Map(held.map((check) => [check.id, check])),
    remedyOf: await remediesOf(tx, lines, scene.today),
  }
}

/** The domains and units that the actor can draw from. */
function placesOf(scene: Scene): Pick<SpotCheckPage, 'domains' | 'units'> {
  const pool = poolOf(scene, '', '')
  const domains = new Set(pool.map(({ domainCode }) => domainCode))
  const units = [...new Set(pool.map((item) => scene.unitOf(item)))].sort()
  return {
    domains: scene.domains.filter(({ code }) => domains.has(code)).map(({ code, name }) => ({ code, name })),
    units: units.map((code) => ({ code, name: scene.nameOfUnit(code) })),
  }
}
