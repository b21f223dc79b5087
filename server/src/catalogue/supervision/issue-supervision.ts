import { type Refusal, refuse } from '@gongkai/shared/base/refusal'
import type { IssueRequest, SupervisionView } from '@gongkai/shared/catalogue/supervision/supervision.contract'
import { decideIssue, issueFaults } from '@gongkai/shared/catalogue/supervision/supervision-policy'
import { supervisionNumber } from '@gongkai/shared/catalogue/supervision/supervision-state'
import { Inject, Injectable } from '@nestjs/common'
import { DataSource, type EntityManager } from 'typeorm'
import { OrganisationEntity } from '../../district/organisation/organisation.entity.js'
import { Clock } from '../../platform/clock.js'
import { act } from '../../platform/database/act.js'
import { insertRows } from '../../platform/database/insert-rows.js'
import { rowLock } from '../../platform/database/row-lock.js'
import type { SignedIn } from '../../platform/http/actor.js'
import { ensure } from '../../platform/http/refused.js'
import { Ledger } from '../../platform/ledger/ledger.js'
import { DisclosureScene } from '../disclosure/disclosure-scene.js'
import { keyOf, type Overdue, overdueThings } from './overdue-things.query.js'
import { supervisedFacts } from './supervised-facts.query.js'
import { SupervisionEntity, SupervisionThingEntity } from './supervision.entities.js'
import { presentSupervision } from './supervision.presenter.js'

/** 督办: numbered, to one unit, naming what is overdue; all or none. */
@Injectable()
export class IssueSupervision {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(DisclosureScene) private readonly scenes: DisclosureScene,
    @Inject(Ledger) private readonly ledger: Ledger,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  run(signedIn: SignedIn, request: IssueRequest): Promise<SupervisionView> {
    return act(this.dataSource, async (tx) => {
      // Numbers are given one after the other.
      await tx.findOneOrFail(OrganisationEntity, { where: { kind: 'office' }, ...rowLock(tx) })
      const scene = await this.scenes.load(tx, signedIn)
      const things = (await overdueThings(tx, scene)).filter(({ unitCode }) => unitCode === request.unit)
      ensure([
        ...decideIssue(scene.actor),
        ...issueFaults(request, scene.today),
        ...notOverdue(request, new Set(things.map(keyOf))),
      ])
      const asked = new Set([...request.occurrenceIds.map((id) => `#${id}`), ...request.publicNumbers])
      const named = things.filter((thing) => asked.has(keyOf(thing)))
      const year = Number(scene.today.slice(0, 4))
      const supervision = await tx.save(SupervisionEntity, {
        version: 1,
        year,
        number: await nextNumber(tx, year),
        organisationCode: request.unit,
        organisationName: scene.nameOfUnit(request.unit),
        demand: request.demand.trim(),
        dueOn: request.dueOn,
        by: `${signedIn.organisationName} ${signedIn.name}`,
        at: this.clock.now(),
        withdrawnAt: null,
        withdrawnBy: '',
        withdrawnReason: '',
      })
      await insertRows(
        tx,
        SupervisionThingEntity,
        named.map((thing) => rowOf(supervision.id, thing)),
      )
      await this.ledger.record(tx, signedIn, {
        kind: 'supervision.issued',
        place: { unitCode: request.unit },
        detail: {
          supervisionId: supervision.id,
          number: supervisionNumber(year, supervision.number),
          count: named.length,
          demand: supervision.demand,
          dueOn: supervision.dueOn,
        },
      })
      return presentSupervision(scene, supervision, (await supervisedFacts(tx, [supervision]))(supervision))
    })
  }
}

/** Things published meanwhile, of another unit, or named by another 督办 are not overdue here. */
function notOverdue({ occurrenceIds, publicNumbers }: IssueRequest, overdue: ReadonlySet<string>): Refusal[] {
  const text = '已经公开、不属于这个单位，或者已在督办中，请刷新后再选'
  const named = [
    ...occurrenceIds.map((id, index) => ({ key: `#${id}`, at: `occurrenceIds/${index}` })),
    ...publicNumbers.map((key, index) => ({ key, at: `publicNumbers/${index}` })),
  ]
  return named.filter(({ key }) => !overdue.has(key)).map(({ at }) => refuse('supervision.not-overdue', at, text))
}

async function nextNumber(tx: EntityManager, year: number): Promise<number> {
  return ((await tx.maximum(SupervisionEntity, 'number', { year })) ?? 0) + 1
}

function rowOf(supervisionId: number, { publicNumber, itemName, domain, occurrenceId, title, dueOn }: Overdue) {
  return { supervisionId, publicNumber, itemName, domainCode: domain.code, occurrenceId, title, dueOn }
}
