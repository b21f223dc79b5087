import type { OverdueThing } from '@gongkai/shared/catalogue/supervision/supervision.contract'
import { type EntityManager, IsNull, LessThan } from 'typeorm'
import { In } from '../../platform/database/in-list.js'
import { OccurrenceEntity } from '../disclosure/disclosure.entities.js'
import type { Scene } from '../disclosure/disclosure-scene.js'
import { ownerOf } from '../disclosure/occurrence.presenter.js'
import { readStandings } from '../disclosure/read-standings.js'
import { supervisedFacts } from './supervised-facts.query.js'
import { SupervisionEntity } from './supervision.entities.js'
import { standingOf } from './supervision.presenter.js'

export interface Overdue extends OverdueThing {
  unitCode: string
}

/** Up to so many items are asked for by number; of more all facts are read. */
const FEW = 500

/** All that is overdue today and is named by no open 督办: things, and items that are overdue without one. */
export async function overdueThings(tx: EntityManager, scene: Scene): Promise<Overdue[]> {
  const { today } = scene
  const open = await tx.find(OccurrenceEntity, {
    where: { settled: false, publishedOn: IsNull(), dueOn: LessThan(today) },
    order: { dueOn: 'ASC', id: 'ASC' },
  })
  const things: Overdue[] = open.map((occurrence) => ({
    publicNumber: occurrence.publicNumber,
    itemName: scene.items.get(occurrence.publicNumber)?.name ?? occurrence.itemName,
    domain: { code: occurrence.domainCode, name: scene.nameOfDomain(occurrence.domainCode) },
    occurrenceId: occurrence.id,
    title: occurrence.title,
    dueOn: occurrence.dueOn,
    unitCode: ownerOf(scene, occurrence).unitCode,
  }))
  const withThing = new Set(things.map(({ publicNumber }) => publicNumber))
  const again = [...scene.items.values()].filter(
    (item) =>
      !withThing.has(item.publicNumber) &&
      scene.expectationsOf(item).some(({ kind }) => kind === 'periodic' || kind === 'standing'),
  )
  const { items } = await readStandings(tx, scene, again, again.length <= FEW)
  for (const { item, unit, state } of items)
    if (state === 'overdue')
      things.push({
        publicNumber: item.publicNumber,
        itemName: item.name,
        domain: { code: item.domainCode, name: scene.nameOfDomain(item.domainCode) },
        occurrenceId: null,
        title: '',
        dueOn: '',
        unitCode: unit,
      })
  const named = await namedAlready(tx, today)
  return things.filter((thing) => !named.has(keyOf(thing)))
}

export const keyOf = ({ occurrenceId, publicNumber }: Pick<OverdueThing, 'occurrenceId' | 'publicNumber'>) =>
  occurrenceId === null ? publicNumber : `#${occurrenceId}`

/** Named by a 督办 that is neither closed nor withdrawn: nobody is asked twice. */
async function namedAlready(tx: EntityManager, today: string): Promise<Set<string>> {
  const standing = await openSupervisions(tx, today)
  return new Set(standing.flatMap(({ things }) => things.map(({ thing }) => keyOf(thing))))
}

/** Those neither closed nor withdrawn, of one unit or of all, with what they name. */
export async function openSupervisions(tx: EntityManager, today: string, units?: readonly string[]) {
  const held = await tx.find(SupervisionEntity, {
    where: { withdrawnAt: IsNull(), ...(units ? { organisationCode: In([...units]) } : {}) },
    order: { id: 'ASC' },
  })
  const thingsOf = await supervisedFacts(tx, held)
  return held
    .map((supervision) => {
      const things = thingsOf(supervision)
      return { supervision, things, state: standingOf(supervision, things, today) }
    })
    .filter(({ state }) => state === 'open' || state === 'overdue')
}
