import { addDays, daysBetween } from '@gongkai/shared/base/time/local-date'
import type { DisclosureDesk } from '@gongkai/shared/catalogue/disclosure/disclosure.contract'
import { decideRecord, decideSigning } from '@gongkai/shared/catalogue/disclosure/disclosure-policy'
import { ITEM_STATES } from '@gongkai/shared/catalogue/disclosure/item-state'
import { type Quarter, quarterOf, quarterStart } from '@gongkai/shared/catalogue/disclosure/quarter'
import { Inject, Injectable } from '@nestjs/common'
import { DataSource, type EntityManager, MoreThanOrEqual } from 'typeorm'
import { In } from '../../platform/database/in-list.js'
import type { SignedIn } from '../../platform/http/actor.js'
import { NothingAroseEntity, OccurrenceEntity } from './disclosure.entities.js'
import { countStates, isSignable, ownItems } from './disclosure-items.query.js'
import { DisclosureScene, type Scene } from './disclosure-scene.js'
import type { IndexedItem } from './item-index.js'
import { presentItem, presentOccurrences } from './occurrence.presenter.js'
import { readStandings, type Standings } from './read-standings.js'

const SHOWN = 50
const RECENT = 8
/** How far back the records are looked through for the items recorded last. */
const LOOKED_AT = 100
const QUARTERS = 2
const SUNDAY = '2023-01-01'

/** 工作台 of a unit: what is due this week, what is overdue, what has to come down, and quarters to be signed. */
@Injectable()
export class DisclosureDeskQuery {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(DisclosureScene) private readonly scenes: DisclosureScene,
  ) {}

  async run(signedIn: SignedIn): Promise<DisclosureDesk> {
    const tx = this.dataSource.manager
    const scene = await this.scenes.glance(tx, signedIn)
    const items = ownItems(scene)
    const standings = await readStandings(tx, scene, items, true)
    const sunday = addDays(scene.today, (7 - (daysBetween(SUNDAY, scene.today) % 7)) % 7)
    const lists = [
      standings.unsettled.filter(({ state, dueOn }) => (state === 'open' || state === 'due-soon') && dueOn <= sunday),
      standings.unsettled.filter(({ state }) => state === 'overdue'),
      standings.unsettled.filter(({ state }) => state === 'to-take-down'),
    ]
    const shown = lists.map((list) => list.slice(0, SHOWN).map(({ id }) => id))
    const rows = await tx.find(OccurrenceEntity, {
      where: { id: In(shown.flat()) },
      order: { dueOn: 'ASC', id: 'ASC' },
    })
    const views = await presentOccurrences(tx, scene, rows)
    const [thisWeek, overdue, toTakeDown] = lists.map((list, index) => ({
      count: list.length,
      items: views.filter(({ id }) => shown[index]?.includes(id)),
    }))
    const none = { count: 0, items: [] }
    return {
      today: scene.today,
      thisWeek: thisWeek ?? none,
      overdue: overdue ?? none,
      toTakeDown: toTakeDown ?? none,
      counts: countStates(
        standings.items.map(({ state }) => state),
        ITEM_STATES.map(({ code }) => code),
      ),
      recent: await recentItems(tx, scene, standings),
      unsigned: await unsignedQuarters(tx, scene, items),
      can: {
        record: [...decideRecord(scene.actor, { unitCode: scene.ownUnit, domainCode: '' })],
        sign: [...decideSigning(scene.actor, scene.ownUnit, scene.today)],
      },
    }
  }
}

/** The own items that were recorded for last, the newest first. */
async function recentItems(tx: EntityManager, scene: Scene, { items }: Standings): Promise<DisclosureDesk['recent']> {
  const last = await tx.find(OccurrenceEntity, {
    select: { id: true, publicNumber: true },
    where: { organisationCode: scene.ownUnit },
    order: { id: 'DESC' },
    take: LOOKED_AT,
  })
  const numbers = [...new Set(last.map(({ publicNumber }) => publicNumber))].slice(0, RECENT)
  const standingOf = new Map(items.map((standing) => [standing.item.publicNumber, standing]))
  return numbers.flatMap((publicNumber) => {
    const standing = standingOf.get(publicNumber)
    return standing ? [presentItem(scene, standing)] : []
  })
}

/** The running quarter and the one before, with the number of items of which nothing is known in it; two statements. */
async function unsignedQuarters(
  tx: EntityManager,
  scene: Scene,
  items: readonly IndexedItem[],
): Promise<DisclosureDesk['unsigned']> {
  const quarters: Quarter[] = [quarterOf(scene.today)]
  while (quarters.length < QUARTERS) quarters.push(quarterOf(addDays(quarterStart(quarters.at(-1) ?? ''), -1)))
  const since = quarters.at(-1) ?? ''
  const signable = items.filter((item) => isSignable(scene, item))
  const numbers = signable.map(({ publicNumber }) => publicNumber)
  const recorded = await tx.find(OccurrenceEntity, {
    select: { id: true, publicNumber: true, formedOn: true },
    where: { publicNumber: In(numbers), formedOn: MoreThanOrEqual(quarterStart(since)) },
  })
  const signed = await tx.find(NothingAroseEntity, {
    select: { id: true, publicNumber: true, quarter: true },
    where: { publicNumber: In(numbers), quarter: MoreThanOrEqual(since) },
  })
  const known = new Set([
    ...recorded.map(({ publicNumber, formedOn }) => `${publicNumber}/${quarterOf(formedOn)}`),
    ...signed.map(({ publicNumber, quarter }) => `${publicNumber}/${quarter}`),
  ])
  return quarters
    .map((quarter) => ({ quarter, count: numbers.filter((number) => !known.has(`${number}/${quarter}`)).length }))
    .filter(({ count }) => count > 0)
}
