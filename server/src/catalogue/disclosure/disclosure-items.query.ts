import {
  type DisclosureItemsQuery as Asked,
  type DisclosureItems,
  type DisclosureMatrix,
  ITEMS_ON_A_PAGE,
} from '@gongkai/shared/catalogue/disclosure/disclosure.contract'
import { maySeeItem } from '@gongkai/shared/catalogue/disclosure/disclosure-policy'
import type { ItemState } from '@gongkai/shared/catalogue/disclosure/item-state'
import { quarterEnd, quarterStart } from '@gongkai/shared/catalogue/disclosure/quarter'
import { Inject, Injectable } from '@nestjs/common'
import { Between, DataSource, type EntityManager } from 'typeorm'
import type { SignedIn } from '../../platform/http/actor.js'
import { fold } from '../../platform/search/fold.js'
import { NothingAroseEntity, OccurrenceEntity } from './disclosure.entities.js'
import { DisclosureScene, type Scene } from './disclosure-scene.js'
import { type IndexedItem, ItemIndex } from './item-index.js'
import { presentItem } from './occurrence.presenter.js'
import { readStandings } from './read-standings.js'

/** Up to so many items are asked for by number; of more all facts are read. */
const FEW = 500

/** Items by how they stand, as a list and as domains × units; a fixed number of statements. */
@Injectable()
export class DisclosureItemsQuery {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(DisclosureScene) private readonly scenes: DisclosureScene,
    @Inject(ItemIndex) private readonly index: ItemIndex,
  ) {}

  async list(
    signedIn: SignedIn,
    { unit, domain, state, q, unsigned, corrected, page = 1 }: Asked,
  ): Promise<DisclosureItems> {
    const tx = this.dataSource.manager
    const scene = await this.scenes.glance(tx, signedIn)
    const found = q?.trim() ? this.index.found(q, fold) : () => true
    const open = unsigned ? await unsignedOf(tx, scene, unsigned) : () => true
    const items = seenBy(scene).filter(
      (item) =>
        (!unit || scene.unitOf(item) === unit) &&
        (!domain || item.domainCode === domain) &&
        (!corrected || isUnseen(scene, item)) &&
        found(item.publicNumber) &&
        open(item),
    )
    const from = (page - 1) * ITEMS_ON_A_PAGE
    // Without a state asked for only those shown are looked at.
    const looked = state ? items : items.slice(from, from + ITEMS_ON_A_PAGE)
    const standings = (await readStandings(tx, scene, looked, looked.length <= FEW)).items
    const fitting = state ? standings.filter((standing) => standing.state === state) : standings
    return {
      today: scene.today,
      total: state ? fitting.length : items.length,
      items: (state ? fitting.slice(from, from + ITEMS_ON_A_PAGE) : fitting).map((one) => presentItem(scene, one)),
    }
  }

  /** Domains × units by state: a lead its domains, the office all, others their own unit's. */
  async matrix(signedIn: SignedIn): Promise<DisclosureMatrix> {
    const tx = this.dataSource.manager
    const scene = await this.scenes.glance(tx, signedIn)
    const items = seenBy(scene)
    const { items: standings } = await readStandings(tx, scene, items, items.length <= FEW)
    const cells = new Map<string, DisclosureMatrix['cells'][number]>()
    for (const { item, unit, state } of standings) {
      const key = `${item.domainCode}/${unit}`
      const cell = cells.get(key) ?? { domain: item.domainCode, unit, counts: {} }
      cell.counts[state] = (cell.counts[state] ?? 0) + 1
      cells.set(key, cell)
    }
    const held = [...cells.values()]
    const domains = new Set(held.map(({ domain }) => domain))
    const units = [...new Set(held.map(({ unit }) => unit))].sort()
    const ordered = scene.domains.map(({ code }) => code).filter((code) => domains.has(code))
    return {
      today: scene.today,
      domains: ordered.map((code) => ({ code, name: scene.nameOfDomain(code) })),
      units: units.map((code) => ({ code, name: scene.nameOfUnit(code) })),
      cells: held,
    }
  }
}

/** The items that the actor may see, in the catalogue's order. */
export function seenBy(scene: Scene): IndexedItem[] {
  return [...scene.items.values()].filter((item) =>
    maySeeItem(scene.actor, { unitCode: scene.unitOf(item), domainCode: item.domainCode }),
  )
}

/** Its limit was corrected, and no lead has looked at it yet. */
export function isUnseen({ corrections }: Scene, { publicNumber }: IndexedItem): boolean {
  const correction = corrections.get(publicNumber)
  return correction !== undefined && correction.limit !== '' && correction.seenBy === ''
}

/** The own items: what the unit itself answers for. */
export const ownItems = (scene: Scene): IndexedItem[] =>
  [...scene.items.values()].filter((item) => scene.unitOf(item) === scene.ownUnit)

/** Whether an item waits for events or stands, so that 本期无新增 can be said of it. */
export const isSignable = (scene: Scene, item: IndexedItem): boolean =>
  scene.expectationsOf(item).some(({ kind }) => kind === 'event' || kind === 'standing')

/** Items of which nothing is known in a quarter: no record, no signature; two statements. */
async function unsignedOf(tx: EntityManager, scene: Scene, quarter: string): Promise<(item: IndexedItem) => boolean> {
  const [recorded, signed] = await Promise.all([
    tx.find(OccurrenceEntity, {
      select: { id: true, publicNumber: true },
      where: { formedOn: Between(quarterStart(quarter), quarterEnd(quarter)) },
    }),
    tx.find(NothingAroseEntity, { select: { id: true, publicNumber: true }, where: { quarter } }),
  ])
  const known = new Set([...recorded, ...signed].map(({ publicNumber }) => publicNumber))
  return (item) => !known.has(item.publicNumber) && isSignable(scene, item)
}

export const countStates = (states: readonly ItemState[], all: readonly ItemState[]): Record<ItemState, number> =>
  Object.fromEntries(all.map((state) => [state, states.filter((one) => one === state).length])) as Record<
    ItemState,
    number
  >
