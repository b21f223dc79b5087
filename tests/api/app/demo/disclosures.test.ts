import { removeDisclosures } from '@gongkai/server/app/demo/demo-disclosures'
import { loadDemo } from '@gongkai/server/app/demo/load-demo'
import { loadRegionPack } from '@gongkai/server/app/regions/load-region-pack'
import { quangang } from '@gongkai/server/app/regions/quangang/index'
import {
  DisclosureEntity,
  NothingAroseEntity,
  OccurrenceEntity,
} from '@gongkai/server/catalogue/disclosure/disclosure.entities'
import type { ItemState } from '@gongkai/shared/catalogue/disclosure/item-state'
import type { PublicDisclosures } from '@gongkai/shared/catalogue/disclosure/public-disclosure.contract'
import { done } from '../../../support/acting'
import { databases } from '../../../support/databases'
import { discloser } from '../../../support/disclosing'
import { type District, serveOn } from '../../../support/district'
import { NoonClock } from '../../../support/noon-clock'
import { openPrepared } from '../../../support/prepared'

describe.each(databases)('公开落实 of the demo on $name', ({ url }) => {
  let district: District
  beforeAll(async () => {
    const dataSource = await openPrepared(await url())
    await dataSource.manager.transaction(async (tx) => {
      await loadRegionPack(tx, quangang)
      await loadDemo(tx, quangang, new NoonClock('2026-11-28'))
    })
    district = await serveOn(dataSource, { today: '2026-11-28' })
  })
  afterAll(() => district.close())

  test('a year of life: every state of an item, most of them in time', async () => {
    const { cells, domains, units } = await discloser(district, 'office').matrix()
    expect([domains.length, units.length]).toEqual([24, 23])
    const counts = new Map<ItemState, number>()
    for (const cell of cells)
      for (const [state, count] of Object.entries(cell.counts))
        counts.set(state as ItemState, (counts.get(state as ItemState) ?? 0) + count)
    const of = (state: ItemState) => counts.get(state) ?? 0
    for (const state of ['overdue', 'partial', 'due-soon', 'late', 'nothing-arose', 'on-time', 'not-started'] as const)
      expect({ state, shown: of(state) > 0 }).toEqual({ state, shown: true })
    expect(of('on-time')).toBeGreaterThan(of('overdue') * 5)
    const desk = await discloser(district, 'town-350505106').desk()
    expect(desk.recent.length).toBeGreaterThan(3)
    const { items } = done(await district.send<PublicDisclosures>(null, 'GET', '/api/public/disclosures?domain=10'))
    expect(items.length).toBeGreaterThan(5)
  })

  test('all of it goes with the demo, and nothing that people recorded', async () => {
    const tx = district.dataSource.manager
    const [item] = (await discloser(district, 'town-350505106').items()).items
    done(await discloser(district, 'town-350505106').record({ publicNumbers: [item?.publicNumber ?? ''] }))
    await removeDisclosures(tx)
    const left = [OccurrenceEntity, DisclosureEntity, NothingAroseEntity].map((entity) => tx.count(entity as never))
    expect(await Promise.all(left)).toEqual([1, 1, 0])
  })
})
