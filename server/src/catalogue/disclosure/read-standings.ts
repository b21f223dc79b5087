import { addDays } from '@gongkai/shared/base/time/local-date'
import { type ItemFacts, type ItemState, itemState } from '@gongkai/shared/catalogue/disclosure/item-state'
import { type OccurrenceState, occurrenceState } from '@gongkai/shared/catalogue/disclosure/occurrence-state'
import type { EntityManager, SelectQueryBuilder } from 'typeorm'
import { boundList, In } from '../../platform/database/in-list.js'
import { groupBy } from '../../platform/group-by.js'
import { DisclosureEntity, NothingAroseEntity, OccurrenceEntity } from './disclosure.entities.js'
import type { Scene } from './disclosure-scene.js'
import type { IndexedItem } from './item-index.js'

/** Publications of periodic items that may still count: three years. */
const DAYS_READ = 1200

export interface ItemStanding {
  item: IndexedItem
  unit: string
  state: ItemState
  lastFormedOn: string
  lastNothing: string
}
/** An open thing of `readStandings`. */
interface Unsettled {
  id: number
  publicNumber: string
  formedOn: string
  dueOn: string
  state: OccurrenceState
}
export interface Standings {
  items: ItemStanding[]
  unsettled: readonly Unsettled[]
}

/**
 * How these items stand today: five statements, whatever their number and that of the facts. What is settled is counted by the database,
 * only what is open is read.
 *
 * @param narrow true: the items are few, the facts of others are not looked at
 */
export async function readStandings(
  tx: EntityManager,
  scene: Scene,
  items: readonly IndexedItem[],
  narrow: boolean,
): Promise<Standings> {
  const numbers = boundList(items.map(({ publicNumber }) => publicNumber))
  const ofThese = <Row extends object>(query: SelectQueryBuilder<Row>) =>
    narrow ? query.andWhere('o.publicNumber IN (:numbers)', { numbers }) : query
  const measured = items.filter((item) =>
    scene.expectationsOf(item).some(({ kind }) => kind === 'periodic' || kind === 'standing'),
  )
  const [newest, nothing, published, unsettled] = await Promise.all([
    ofThese(tx.createQueryBuilder(OccurrenceEntity, 'o').where('1 = 1'))
      .select('o.publicNumber', 'number')
      .addSelect('MAX(o.formedOn)', 'formed')
      .addSelect(`MAX(CASE WHEN o.publishedOn > o.dueOn THEN o.formedOn ELSE '' END)`, 'late')
      .groupBy('o.publicNumber')
      .getRawMany<{ number: string; formed: string; late: string }>(),
    ofThese(tx.createQueryBuilder(NothingAroseEntity, 'o').where('1 = 1'))
      .select('o.publicNumber', 'number')
      .addSelect('MAX(o.quarter)', 'quarter')
      .groupBy('o.publicNumber')
      .getRawMany<{ number: string; quarter: string }>(),
    measured.length === 0
      ? []
      : tx
          .createQueryBuilder(OccurrenceEntity, 'o')
          .select('o.publicNumber', 'number')
          .addSelect('o.publishedOn', 'day')
          .where('o.publicNumber IN (:of) AND o.publishedOn > :since', {
            of: boundList(measured.map(({ publicNumber }) => publicNumber)),
            since: addDays(scene.today, -DAYS_READ),
          })
          .getRawMany<{ number: string; day: string }>(),
    readUnsettled(tx, scene, narrow ? items.map(({ publicNumber }) => publicNumber) : null),
  ])
  const newestOf = new Map(newest.map((row) => [row.number, row]))
  const nothingOf = new Map(nothing.map(({ number, quarter }) => [number, quarter]))
  const publishedOf = groupBy(published, ({ number }) => number)
  const openOf = groupBy(unsettled, ({ publicNumber }) => publicNumber)
  return {
    unsettled,
    items: items.map((item) => {
      const { publicNumber } = item
      const last = newestOf.get(publicNumber)
      return standingOf(scene, item, {
        unsettled: (openOf.get(publicNumber) ?? []).map(({ state }) => state),
        lastFormedOn: last?.formed ?? null,
        lastWasLate: last !== undefined && last.late === last.formed,
        publishedOn: (publishedOf.get(publicNumber) ?? []).map(({ day }) => day),
        lastNothing: nothingOf.get(publicNumber) ?? null,
      })
    }),
  }
}

function standingOf(
  scene: Scene,
  item: IndexedItem,
  known: Omit<ItemFacts, 'expectations' | 'withdrawn'>,
): ItemStanding {
  const facts: ItemFacts = { ...known, expectations: scene.expectationsOf(item), withdrawn: false }
  return {
    item,
    unit: scene.unitOf(item),
    state: itemState(facts, scene.today, scene.calendar.isWorkingDay),
    lastFormedOn: facts.lastFormedOn ?? '',
    lastNothing: facts.lastNothing ?? '',
  }
}

/**
 * How an item stands, where all its facts are read already.
 *
 * @param occurrences all of it, the newest first
 * @param stateOf the state of one of them
 */
export function standingOfAll(
  scene: Scene,
  item: IndexedItem,
  occurrences: readonly OccurrenceEntity[],
  stateOf: ReadonlyMap<number, OccurrenceState>,
  lastNothing: string | null,
): ItemStanding {
  const lastFormedOn = occurrences[0]?.formedOn ?? null
  return standingOf(scene, item, {
    unsettled: occurrences.flatMap(({ id, settled }) => (settled ? [] : (stateOf.get(id) ?? []))),
    lastFormedOn,
    lastWasLate: occurrences.some(
      ({ formedOn, publishedOn, dueOn }) => formedOn === lastFormedOn && publishedOn !== null && publishedOn > dueOn,
    ),
    publishedOn: occurrences.flatMap(({ publishedOn }) => publishedOn ?? []),
    lastNothing,
  })
}

/** All that is not settled, with its standing; two statements. */
async function readUnsettled(
  tx: EntityManager,
  { today, calendar: { isWorkingDay } }: Scene,
  numbers: readonly string[] | null,
): Promise<Unsettled[]> {
  const open = await tx.find(OccurrenceEntity, {
    select: { id: true, publicNumber: true, formedOn: true, dueOn: true, promised: true, publishedOn: true },
    where: { settled: false, ...(numbers ? { publicNumber: In(numbers) } : {}) },
    order: { dueOn: 'ASC', id: 'ASC' },
  })
  const published = open.filter(({ publishedOn }) => publishedOn !== null)
  const records =
    published.length === 0
      ? []
      : await tx.find(DisclosureEntity, {
          select: {
            id: true,
            occurrenceId: true,
            channels: true,
            publishedOn: true,
            shownUntil: true,
            takenDownOn: true,
          },
          where: { occurrenceId: In(published.map(({ id }) => id)) },
        })
  const recordsOf = groupBy(records, ({ occurrenceId }) => occurrenceId)
  return open.map((occurrence) => ({
    id: occurrence.id,
    publicNumber: occurrence.publicNumber,
    formedOn: occurrence.formedOn,
    dueOn: occurrence.dueOn,
    state: occurrenceState({ ...occurrence, disclosures: recordsOf.get(occurrence.id) ?? [] }, today, isWorkingDay),
  }))
}
