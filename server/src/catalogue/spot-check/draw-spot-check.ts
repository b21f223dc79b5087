import { createHash, randomBytes } from 'node:crypto'
import { drawItems, sortedNumbers } from '@gongkai/shared/catalogue/spot-check/draw-items'
import type { DrawRequest, SpotCheckView } from '@gongkai/shared/catalogue/spot-check/spot-check.contract'
import { countFault, decideDraw, mayDraw } from '@gongkai/shared/catalogue/spot-check/spot-check-policy'
import { Inject, Injectable } from '@nestjs/common'
import { DataSource } from 'typeorm'
import { Clock } from '../../platform/clock.js'
import { act } from '../../platform/database/act.js'
import { insertRows } from '../../platform/database/insert-rows.js'
import type { SignedIn } from '../../platform/http/actor.js'
import { ensure } from '../../platform/http/refused.js'
import { Ledger } from '../../platform/ledger/ledger.js'
import { DisclosureScene, type Scene } from '../disclosure/disclosure-scene.js'
import type { IndexedItem } from '../disclosure/item-index.js'
import { SpotCheckEntity, SpotCheckLineEntity } from './spot-check.entities.js'
import { presentCheck } from './spot-check.presenter.js'

const SEED_BYTES = 16

/** 抽查: draws items at random by a seed that the server makes, so that nobody chooses who is checked. */
@Injectable()
export class DrawSpotCheck {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(DisclosureScene) private readonly scenes: DisclosureScene,
    @Inject(Ledger) private readonly ledger: Ledger,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  run(signedIn: SignedIn, { domain = '', unit = '', count }: DrawRequest): Promise<SpotCheckView> {
    return act(this.dataSource, async (tx) => {
      const scene = await this.scenes.load(tx, signedIn)
      ensure(decideDraw(scene.actor))
      const pool = poolOf(scene, domain, unit)
      ensure(countFault(count, pool.length))
      const numbers = sortedNumbers(pool.map(({ publicNumber }) => publicNumber))
      const seed = randomBytes(SEED_BYTES).toString('hex')
      const check = await tx.save(SpotCheckEntity, {
        checkerCode: signedIn.organisationCode,
        by: `${signedIn.organisationName} ${signedIn.name}`,
        at: this.clock.now(),
        domainCode: domain,
        organisationCode: unit,
        seed,
        poolSize: numbers.length,
        poolSha256: createHash('sha256').update(numbers.join('\n')).digest('hex'),
      })
      const drawn = drawItems(seed, numbers, count).flatMap((number) => scene.items.get(number) ?? [])
      await insertRows(
        tx,
        SpotCheckLineEntity,
        drawn.map((item, position) => lineOf(scene, check.id, item, position)),
      )
      await this.ledger.record(tx, signedIn, {
        kind: 'spot-check.drawn',
        place: { domainCode: domain, unitCode: unit },
        detail: { checkId: check.id, seed, count: drawn.length, poolSize: numbers.length },
      })
      const lines = await tx.find(SpotCheckLineEntity, { where: { checkId: check.id }, order: { position: 'ASC' } })
      return presentCheck(tx, scene, check, lines)
    })
  }
}

/** All items that the actor may draw; what is published on request only cannot be found anywhere. */
export function poolOf(scene: Scene, domain: string, unit: string): IndexedItem[] {
  return [...scene.items.values()].filter((item) => {
    const unitCode = scene.unitOf(item)
    return (
      (!domain || item.domainCode === domain) &&
      (!unit || unitCode === unit) &&
      mayDraw(scene.actor, { unitCode, domainCode: item.domainCode }) &&
      scene.expectationsOf(item).some(({ kind }) => kind !== 'on-request')
    )
  })
}

function lineOf(scene: Scene, checkId: number, item: IndexedItem, position: number) {
  const organisationCode = scene.unitOf(item)
  return {
    checkId,
    position,
    version: 1,
    publicNumber: item.publicNumber,
    itemName: item.name,
    domainCode: item.domainCode,
    organisationCode,
    organisationName: scene.nameOfUnit(organisationCode),
    found: null,
    complete: null,
    timely: null,
    link: null,
    note: '',
    lookedBy: '',
    lookedAt: null,
    remedyDueOn: null,
    remedyNote: '',
    remediedBy: '',
    remediedAt: null,
  }
}
