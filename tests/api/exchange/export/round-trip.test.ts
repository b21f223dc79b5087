import { SubmissionEntity } from '@gongkai/server/compiling/submission/submission.entity'
import { EditionEntryEntity } from '@gongkai/server/district/edition/edition-entry.entity'
import { EMPTY_ENTRY } from '@gongkai/shared/base/template/entry'
import { snapshotOf } from '@gongkai/shared/district/edition/snapshot'
import { acceptedOf, publishedNow } from '../../../factories/published'
import { done } from '../../../support/acting'
import { databases } from '../../../support/databases'
import { type District, openDistrict } from '../../../support/district'
import { exporter } from '../../../support/exporting'
import { importer } from '../../../support/importing'

describe.each(databases)('what was exported is imported as it was, on $name', ({ url }) => {
  let district: District
  let edition: number
  beforeAll(async () => {
    district = await openDistrict(await url())
    await acceptedOf(district, ['01', '02'], ['east', 'west'])
    edition = (await publishedNow(district, '01', '02')).id
    // Approved work takes no import; work in hand does.
    await district.dataSource.getRepository(SubmissionEntity).update({ state: 'approved' }, { state: 'draft' })
  })
  afterAll(() => district.close())

  test.each(['xlsx', 'docx', 'csv'] as const)(
    '附件2 of an edition as %s: the same entries, no doubt',
    async (format) => {
      const town = importer(district, 'east')
      const { view, reply } = await exporter(district, 'east').made({
        kind: 'catalogue',
        format,
        source: { edition },
        organisation: 'east',
      })
      const read = await town.read(done(await town.file('entries', reply.rawPayload, view.name)))
      expect(read).toMatchObject({
        state: 'ready',
        refusals: [],
        counts: { rows: 3, doubtful: 0, incomplete: 0, faulty: 0 },
      })
      const rows = await town.rows(read.id)
      const published = await district.dataSource
        .getRepository(EditionEntryEntity)
        .find({ where: { editionId: edition }, order: { id: 'ASC' } })
      const own = published
        .map(({ snapshot }) => snapshotOf(snapshot))
        .filter(({ organisation }) => organisation.code === 'east')
      expect(rows.map(({ domain, fields }) => ({ domain: domain?.code, fields }))).toEqual(
        own.map(({ domain, ...snapshot }) => ({
          domain: domain.code,
          fields: Object.fromEntries(
            Object.keys(EMPTY_ENTRY).map((field) => [field, { ...EMPTY_ENTRY, ...snapshot }[field as 'level1']]),
          ),
        })),
      )
      expect(rows.flatMap(({ doubts }) => doubts)).toEqual([])
      expect(rows.map(({ match }) => match)).toEqual(rows.map(() => 'identical'))
    },
  )

  test('a draft’s csv too: the line that says it is one is no entry', async () => {
    const town = importer(district, 'east')
    const draft = { kind: 'catalogue', format: 'csv', source: 'draft', organisation: 'east' } as const
    const { view, reply } = await exporter(district, 'east').made(draft)
    const read = await town.read(done(await town.file('entries', reply.rawPayload, view.name)))
    expect(read.counts).toMatchObject({ rows: 3, identical: 3, doubtful: 0, incomplete: 0, faulty: 0 })
  })
})
