import { createHash } from 'node:crypto'
import { AssignmentEntity } from '@gongkai/server/compiling/assignment/assignment.entity'
import { EntryEntity } from '@gongkai/server/compiling/entry/entry.entity'
import { Background } from '@gongkai/server/oversight/notification/background'
import { NoticeEntity } from '@gongkai/server/oversight/notification/notice.entity'
import type { PublicEntryPage } from '@gongkai/shared/catalogue/public-catalogue/public-catalogue.contract'
import type { PublicationDraft, PublicationPreview } from '@gongkai/shared/catalogue/publication/publication.contract'
import { addEntries } from '../../../factories/many'
import { acceptedOf, publish, signReviews } from '../../../factories/published'
import { districtWithTowns } from '../../../factories/small-district'
import { done } from '../../../support/acting'
import { databases } from '../../../support/databases'
import { type District, openDistrict } from '../../../support/district'
import { statements } from '../../../support/statements'

const TOWNS = 12
const EACH = 60
const MOST_STATEMENTS = 120

describe.each(databases)('an edition of very many entries, on $name', ({ url }) => {
  let district: District
  let total: number
  const office = async <Body>(path: string) => done(await district.call<Body>('office', 'GET', `/api/${path}`))
  beforeAll(async () => {
    district = await openDistrict(await url(), { pack: districtWithTowns(TOWNS) })
    const assignments = await district.dataSource.manager.find(AssignmentEntity, { order: { id: 'DESC' } })
    for (const { id } of assignments) await addEntries(district, id, EACH)
    await acceptedOf(district, ['01', '02'], [])
    await district.dataSource.query("UPDATE submission SET state = 'approved', revision = 1")
    total = assignments.length * EACH
  })
  afterAll(() => district.close())

  test('is previewed, hashed and published with few statements; each entry has its number', async () => {
    const { domains } = await office<PublicationPreview>('publication')
    expect(domains.map(({ ready, entryCount }) => ({ ready, entryCount }))).toEqual([
      { ready: true, entryCount: (TOWNS + 1) * EACH },
      { ready: true, entryCount: (TOWNS + 2) * EACH },
    ])
    const draft = await office<PublicationDraft>('publication/entries?domains=01,02')
    expect(draft.total).toBe(total)
    const items: PublicationDraft['items'] = []
    for (let page = 1; items.length < total; page++)
      items.push(...(await office<PublicationDraft>(`publication/entries?domains=02,01&page=${page}`)).items)
    // The content is the JSON of what is read, in the order domain, unit, position: as it has ever been.
    expect(draft.contentHash).toBe(createHash('sha256').update(JSON.stringify(items)).digest('hex'))
    const keys = items.map(({ domain, organisation, level2 }) => `${domain.code}/${organisation.code}/${level2}`)
    expect(keys).toEqual([...keys].sort())
    expect(items.slice(EACH - 1, EACH + 1).map(({ id }) => id)).toEqual(['01-civil-0060', '01-east-0001'])

    let edition = await publish(district, { domainCodes: ['01'], contentHash: draft.contentHash })
    expect(edition.status).toBe(409)
    const asked = { roundCode: '2026', domainCodes: ['01', '02'], contentHash: draft.contentHash }
    await signReviews(district, asked)
    const made = await statements(district, async () => {
      edition = await district.call('office', 'POST', '/api/editions', { ...asked, note: '首次发布' })
      await district.app.get(Background).turn()
    })
    expect(done(edition)).toMatchObject({ contentHash: draft.contentHash, entryCount: total })
    // With what follows in the background: a notice to each unit.
    expect(made).toBeLessThan(MOST_STATEMENTS)
    expect(await district.dataSource.manager.countBy(NoticeEntity, { kind: 'published' })).toBe(TOWNS + 2 + 3 + 1)
    const page = done(await district.call<PublicEntryPage>(null, 'GET', '/api/public/entries?size=50'))
    expect(page.total).toBe(total)
    expect(page.items.map(({ id }) => id)).toEqual(items.slice(0, page.items.length).map(({ id }) => id))
    const numbers = await district.dataSource.manager.find(EntryEntity, { select: { publicNumber: true } })
    expect(numbers.map(({ publicNumber }) => publicNumber).sort()).toEqual(items.map(({ id }) => id).sort())
  })

  test('the next one says what changed, and is not ready where nothing did', async () => {
    const { manager } = district.dataSource
    const entry = await manager.findOneByOrFail(EntryEntity, { publicNumber: '02-east-0007' })
    await manager.update(EntryEntity, { id: entry.id }, { fields: { ...entry.fields, content: '改过的内容' } })
    const { domains } = await office<PublicationPreview>('publication')
    expect(domains.map(({ ready, changes }) => ({ ready, changes }))).toEqual([
      { ready: false, changes: { added: 0, revised: 0, withdrawn: 0 } },
      { ready: true, changes: { added: 0, revised: 1, withdrawn: 0 } },
    ])
    const edition = done(await publish(district, { domainCodes: ['02'] }))
    expect(edition).toMatchObject({ entryCount: (TOWNS + 2) * EACH, name: '2026年第2版' })
    expect((await publish(district, { domainCodes: ['02'] })).status).toBe(422)
  })
})
