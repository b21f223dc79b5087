import { loadDemo } from '@gongkai/server/app/demo/load-demo'
import { loadRegionPack } from '@gongkai/server/app/regions/load-region-pack'
import { quangang } from '@gongkai/server/app/regions/quangang/index'
import { AssignmentEntity } from '@gongkai/server/compiling/assignment/assignment.entity'
import { CancelledItemEntity } from '@gongkai/server/compiling/entry/cancelled-item.entity'
import { EntryEntity } from '@gongkai/server/compiling/entry/entry.entity'
import { ReportEntity } from '@gongkai/server/compiling/report/report.entity'
import { SubmissionEntity } from '@gongkai/server/compiling/submission/submission.entity'
import { EditionEntity } from '@gongkai/server/district/edition/edition.entity'
import { EditionEntryEntity } from '@gongkai/server/district/edition/edition-entry.entity'
import { localDateAt } from '@gongkai/shared/base/time/local-date'
import type { PublicEntryPage } from '@gongkai/shared/catalogue/public-catalogue/public-catalogue.contract'
import type { AssignmentDetail } from '@gongkai/shared/compiling/assignment/assignment.contract'
import { snapshotOf } from '@gongkai/shared/district/edition/snapshot'
import { In } from 'typeorm'
import { publish } from '../../../factories/published'
import { confirmAll, openRenewal, renewalsOf } from '../../../factories/renewal'
import { desk, done } from '../../../support/acting'
import { databases } from '../../../support/databases'
import { type District, serveOn } from '../../../support/district'
import { NoonClock } from '../../../support/noon-clock'
import { openPrepared } from '../../../support/prepared'

/** In force from that day; known for certain. */
const IN_FORCE_FROM: Readonly<Record<string, string>> = {
  民法典: '2021-01-01',
  退役军人保障法: '2021-01-01',
  特困人员认定办法: '2021-04-26',
  反食品浪费法: '2021-04-29',
  乡村振兴促进法: '2021-06-01',
  最低生活保障审核确认办法: '2021-07-01',
  个人信息保护法: '2021-11-01',
  法律援助法: '2022-01-01',
  家庭教育促进法: '2022-01-01',
  医师法: '2022-03-01',
  噪声污染防治法: '2022-06-05',
  黑土地保护法: '2022-08-01',
  爱国主义教育法: '2024-01-01',
  粮食安全保障法: '2024-06-01',
  农村集体经济组织法: '2025-05-01',
  学前教育法: '2025-06-01',
}
/** The last decree of the State Council of 2020. */
const LAST_DECREE_OF_2020 = 735

describe.each(databases)('the renewal of the demo on $name', ({ url }) => {
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

  test('no edition cites a law made after it', async () => {
    const tx = district.dataSource.manager
    const editions = await tx.find(EditionEntity)
    expect(editions.length).toBeGreaterThan(1)
    for (const { id, publishedAt } of editions) {
      const day = localDateAt(publishedAt)
      const later = new Set<string>()
      for (const { snapshot } of await tx.findBy(EditionEntryEntity, { editionId: id }))
        for (const { title, documentNumber } of snapshotOf(snapshot).bases) {
          const from = IN_FORCE_FROM[title.replace(/^中华人民共和国/, '')]
          const decree = Number(/^国务院令第(\d+)号$/.exec(documentNumber)?.[1] ?? 0)
          const year = /〔(\d{4})〕/.exec(documentNumber)?.[1] ?? ''
          if ((from && from > day) || decree > LAST_DECREE_OF_2020 || year > day.slice(0, 4))
            later.add(`${title} ${documentNumber}`)
        }
      expect([day, ...later]).toEqual([day])
    }
  })

  test('is one, of the edition of 2020, and shows each concern, changed rows, cancelled ones and a unit that is behind', async () => {
    const town = '350505106'
    const { round, items } = await renewalsOf(district, `town-${town}`)
    expect(round).toEqual({ code: 'demo-2026', name: '2026年更新' })
    expect(items).toHaveLength(24)
    const kinds = new Set<string>()
    const work = desk(district, `town-${town}`)
    const details: AssignmentDetail[] = []
    for (const { id } of items) details.push(await work.read(id))
    for (const { renewal } of details)
      for (const row of [...(renewal?.rows ?? []), ...(renewal?.withheld ?? [])])
        for (const { kind } of row.concerns) kinds.add(kind)
    expect([...kinds].sort()).toEqual(['feedback', 'law', 'model', 'reassess'])
    const tx = district.dataSource.manager
    expect(items.reduce((sum, { changed }) => sum + changed, 0)).toBeGreaterThan(0)
    expect(items.reduce((sum, { confirmed }) => sum + confirmed, 0)).toBeGreaterThan(20)
    expect(await tx.count(CancelledItemEntity)).toBeGreaterThan(3)
    const accepted = await tx.findBy(ReportEntity, { roundCode: 'demo-2026', state: 'accepted' })
    expect(accepted.map(({ domainCode, exceptions }) => [domainCode, exceptions.map(({ reason }) => reason)])).toEqual([
      ['03', ['逾期未报']],
    ])
    const handedIn = details.filter(({ state }) => state === 'submitted' || state === 'approved')
    expect(handedIn.length).toBeGreaterThan(8)
    for (const { renewal } of handedIn) expect(renewal?.rows.filter(({ open }) => open)).toEqual([])
  })

  test('its villages go through their own items too', async () => {
    const { items } = await renewalsOf(district, 'village')
    expect(items.map(({ domain, state, open, added }) => [domain.code, state, open, added])).toEqual([
      ['19', 'draft', 1, 2],
      ['20', 'returned', 0, 2],
    ])
  })

  test('after a whole renewal each of its items has the number it had', async () => {
    const before = await numbered()
    expect(before.size).toBeGreaterThan(1000)
    const { code } = await openRenewal(district, 2027, 'demo-2026')
    const town = 'town-350505106'
    const domains = (await renewalsOf(district, town)).items.map(({ domain }) => domain.code)
    done(await confirmAll(district, town, domains))
    // The other units say the same, without the long way there.
    const tx = district.dataSource.manager
    const works = In((await tx.findBy(AssignmentEntity, { roundCode: code })).map(({ id }) => id))
    await tx.update(EntryEntity, { assignmentId: works }, { confirmed: true })
    await tx.update(SubmissionEntity, { assignmentId: works }, { state: 'approved' })
    await tx.update(ReportEntity, { roundCode: code }, { state: 'accepted' })
    const edition = done(await publish(district, { roundCode: code, domainCodes: domains, note: '' }))
    expect(edition.entryCount).toBe(before.size)
    expect(await numbered()).toEqual(before)
  })

  /** By number, the item that the public reads under it. */
  async function numbered(): Promise<Map<string, string>> {
    const items = new Map<string, string>()
    for (let page = 1; ; page++) {
      const path = `/api/public/entries?size=100&page=${page}`
      const found = done(await district.call<PublicEntryPage>(null, 'GET', path))
      for (const { id, name, organisation } of found.items) items.set(id, `${organisation.name} ${name}`)
      if (found.items.length < 100) return items
    }
  }
})
