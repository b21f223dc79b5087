import { isOpenRemedy } from '@gongkai/shared/catalogue/spot-check/remedy-state'
import {
  MOST_SUPERVISED,
  SUPERVISIONS_ON_A_PAGE,
  type SupervisionCandidates,
  type SupervisionPage,
  type SupervisionQuery,
  type SupervisionView,
  type WatchFigures,
} from '@gongkai/shared/catalogue/supervision/supervision.contract'
import { decideIssue, maySeeSupervision } from '@gongkai/shared/catalogue/supervision/supervision-policy'
import type { SupervisionState } from '@gongkai/shared/catalogue/supervision/supervision-state'
import { Inject, Injectable } from '@nestjs/common'
import { DataSource } from 'typeorm'
import { In } from '../../platform/database/in-list.js'
import type { SignedIn } from '../../platform/http/actor.js'
import { ensure, notFound } from '../../platform/http/refused.js'
import { isUnseen, seenBy } from '../disclosure/disclosure-items.query.js'
import { DisclosureScene, type Scene } from '../disclosure/disclosure-scene.js'
import { readStandings } from '../disclosure/read-standings.js'
import { readRemedies } from '../spot-check/spot-checks.query.js'
import { openSupervisions, overdueThings } from './overdue-things.query.js'
import { supervisedFacts } from './supervised-facts.query.js'
import { SupervisionEntity } from './supervision.entities.js'
import { presentSupervision, standingOf, summaryOf } from './supervision.presenter.js'

const FEW = 500

/** 督办, and what could be supervised. */
@Injectable()
export class SupervisionsQuery {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(DisclosureScene) private readonly scenes: DisclosureScene,
  ) {}

  /** The office all, a unit its own; the newest first. */
  async list(signedIn: SignedIn, { state = 'open', page = 1 }: SupervisionQuery): Promise<SupervisionPage> {
    const tx = this.dataSource.manager
    const scene = await this.scenes.load(tx, signedIn)
    const held = await tx.find(SupervisionEntity, { where: ownOf(scene), order: { id: 'DESC' } })
    const thingsOf = await supervisedFacts(tx, held)
    const fitting = held.filter((one) => fits(state, standingOf(one, thingsOf(one), scene.today)))
    const from = (page - 1) * SUPERVISIONS_ON_A_PAGE
    return {
      total: fitting.length,
      items: fitting.slice(from, from + SUPERVISIONS_ON_A_PAGE).map((one) => summaryOf(scene, one, thingsOf(one))),
      can: { issue: [...decideIssue(scene.actor)] },
    }
  }

  /** @throws Refused 404 */
  async one(signedIn: SignedIn, id: number): Promise<SupervisionView> {
    const tx = this.dataSource.manager
    const scene = await this.scenes.load(tx, signedIn)
    const supervision = await tx.findOneBy(SupervisionEntity, { id })
    if (!supervision || !maySeeSupervision(scene.actor, supervision.organisationCode)) throw notFound('件督办')
    return presentSupervision(scene, supervision, (await supervisedFacts(tx, [supervision]))(supervision))
  }

  /** Units with what is overdue and in no open 督办. */
  async candidates(signedIn: SignedIn, unit: string): Promise<SupervisionCandidates> {
    const tx = this.dataSource.manager
    const scene = await this.scenes.load(tx, signedIn)
    ensure(decideIssue(scene.actor))
    const things = await overdueThings(tx, scene)
    const counts = new Map<string, number>()
    for (const { unitCode } of things) counts.set(unitCode, (counts.get(unitCode) ?? 0) + 1)
    return {
      today: scene.today,
      units: [...counts]
        .map(([code, count]) => ({ code, name: scene.nameOfUnit(code), count }))
        .sort((a, b) => b.count - a.count || a.code.localeCompare(b.code, 'en')),
      things: things
        .filter(({ unitCode }) => unitCode === unit)
        .slice(0, MOST_SUPERVISED)
        .map(({ unitCode: _unit, ...thing }) => thing),
    }
  }

  /** 逾期 n · 整改未完成 n · 督办未办结 n, of what the asker may see. */
  async figures(signedIn: SignedIn): Promise<WatchFigures> {
    const tx = this.dataSource.manager
    const scene = await this.scenes.load(tx, signedIn)
    const items = seenBy(scene)
    const { items: standings } = await readStandings(tx, scene, items, items.length <= FEW)
    const { lines, remedyOf } = await readRemedies(tx, scene)
    const remedies = lines.map((line) => remedyOf(line).state).filter(isOpenRemedy)
    const isOffice = scene.actor.organisationKind === 'office'
    const supervisions = await openSupervisions(tx, scene.today, isOffice ? undefined : [scene.ownUnit])
    return {
      overdue: standings.filter(({ state }) => state === 'overdue').length,
      remedies: remedies.length,
      remediesOverdue: remedies.filter((state) => state === 'overdue').length,
      supervisions: supervisions.length,
      supervisionsOverdue: supervisions.filter(({ state }) => state === 'overdue').length,
      corrected: items.filter((item) => isUnseen(scene, item)).length,
    }
  }
}

const ownOf = ({ actor, ownUnit }: Scene) =>
  actor.organisationKind === 'office' ? {} : { organisationCode: In([ownUnit]) }

function fits(asked: NonNullable<SupervisionQuery['state']>, state: SupervisionState): boolean {
  return asked === 'open' ? state === 'open' || state === 'overdue' : asked === state
}
