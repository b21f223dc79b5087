import { PublicCatalogue } from '@gongkai/server/catalogue/public-catalogue/public-catalogue'
import { EntryEntity } from '@gongkai/server/compiling/entry/entry.entity'
import { fieldsWhere } from '@gongkai/shared/base/template/fields'
import type { FeedbackReceipt } from '@gongkai/shared/catalogue/feedback/feedback.contract'
import type { DataSource } from 'typeorm'
import { acceptedOf, publish } from '../factories/published'
import { stands, storedEdition } from '../factories/stored-editions'
import { done } from '../support/acting'
import { databases } from '../support/databases'
import { discloser } from '../support/disclosing'
import { type District, openDistrict } from '../support/district'
import { exporter } from '../support/exporting'
import { closePdfs } from '../support/pdf'
import { textIn } from '../support/public-sweep'
import { rewriteStored, withUnknown } from '../support/stored-rows'

const CANARY = '内部暗记七'
/** Texts that are for everybody; every other one is not. */
const FOR_EVERYBODY = new Set([
  ...['name', 'short_name', 'official_site', 'organiser', 'phone', 'icp', 'police_record'].map((of) => `region.${of}`),
  'organisation.name',
  'pilot_domain.name',
  'edition.note',
  'occurrence.title',
  'disclosure.url',
  'disclosure_file.name',
  'disclosure.publisher_name',
  'edition.explanation',
  'feedback.text',
  'feedback.answer',
  'feedback.entry_name',
])
/** The columns that rows are found by, and the names of files under way. */
const KEYS = /code$|number$|hash$|_key$|^token|sha256|_id$/
const TEXT_FROM = 60

/** Every text of every row that is not for everybody says the canary. */
async function markInternalTexts(dataSource: DataSource): Promise<string[]> {
  const quoted = (name: string) => dataSource.driver.escape(name)
  const marked: string[] = []
  for (const { tableName, columns, primaryColumns } of dataSource.entityMetadatas) {
    if (tableName === 'export') continue
    const [key] = primaryColumns
    const texts = columns.filter(
      ({ type, length, databaseName, isPrimary }) =>
        type === 'varchar' &&
        !isPrimary &&
        Number(length) >= TEXT_FROM &&
        !KEYS.test(databaseName) &&
        !FOR_EVERYBODY.has(`${tableName}.${databaseName}`),
    )
    if (!key || texts.length === 0) continue
    const rows: Record<string, unknown>[] = await dataSource.query(
      `SELECT ${quoted(key.databaseName)} FROM ${quoted(tableName)}`,
    )
    for (const [at, row] of rows.entries())
      await dataSource.query(
        `UPDATE ${quoted(tableName)} SET ${texts.map(({ databaseName }) => `${quoted(databaseName)} = ?`).join(', ')} WHERE ${quoted(key.databaseName)} = ?`,
        [...texts.map(() => `${CANARY}${at}`), row[key.databaseName]],
      )
    if (rows.length > 0) marked.push(...texts.map(({ databaseName }) => `${tableName}.${databaseName}`))
  }
  return marked
}

/** Every field of an entry that the public does not read and that holds a text of one's own. */
const inside = Object.fromEntries(
  fieldsWhere(({ isPublic, empty, options }) => !isPublic && empty === '' && options === null).map((field) => [
    field,
    CANARY,
  ]),
)

describe.each(databases)('what a row holds beyond the public fields reaches nobody, on $name', ({ url }) => {
  let district: District
  let trackingCode: string
  let withdrawn: string
  beforeAll(async () => {
    district = await openDistrict(await url())
    await acceptedOf(district, ['01', '02'], ['east', 'west'])
    done(await publish(district, { note: '第一次' }))
    const feedback = { kind: 'wrong', text: '时限写错了', entryId: '01-east-0001' }
    trackingCode = done(
      await district.call<FeedbackReceipt>(null, 'POST', '/api/public/feedback', feedback),
    ).trackingCode
    done(await discloser(district, 'east').record({ publicNumbers: ['01-east-0002'] }))
    const { manager } = district.dataSource
    const entries = await manager.find(EntryEntity, { order: { id: 'ASC' } })
    for (const [at, entry] of entries.entries()) {
      const fields = { ...entry.fields, ...inside, level3: at % 2 ? '修改过' : '' }
      await manager.update(EntryEntity, { id: entry.id }, { fields: fields as never })
    }
    // before the second edition is made of it, and after
    await rewriteStored(district.dataSource, withUnknown(CANARY))
    done(await publish(district, { domainCodes: ['01', '02'], note: '第二次' }))
    // an item of the other domain is withdrawn: its address answers still
    const [gone, ...left] = await stands(district, '02')
    if (!gone) throw new Error('nothing was published')
    withdrawn = gone.id
    const told = { [gone.id]: { reason: '职权取消' } }
    await storedEdition(district, { domainCode: '02', entries: left, told })
    await rewriteStored(district.dataSource, withUnknown(CANARY))
    expect((await markInternalTexts(district.dataSource)).length).toBeGreaterThan(10)
    await district.app.get(PublicCatalogue).reload()
  })
  afterAll(async () => {
    closePdfs()
    await district.close()
  })

  async function answerText(address: string): Promise<string> {
    let reply = await district.app.inject({ method: 'GET', url: address })
    // 文件正在制作: one asks again, as a reader would
    for (let tries = 0; reply.statusCode === 503 && tries < 5; tries++)
      reply = await district.app.inject({ method: 'GET', url: address })
    const status = address.startsWith(`/api/public/entries/${withdrawn}`) && !address.endsWith('/history') ? 410 : 200
    expect({ address, status: reply.statusCode }).toEqual({ address, status })
    return textIn(reply.rawPayload)
  }

  test('by any public route, with every edition, entry and comparison', async () => {
    const entry = '01-east-0002'
    const asked: Record<string, string[]> = {
      'editions/{edition}/entries': ['editions/1/entries', 'editions/2/entries?size=100'],
      'editions/{edition}/entries/{id}': [`editions/1/entries/${entry}`, `editions/2/entries/${entry}`],
      'editions/{edition}/changes': [
        'editions/1/changes',
        'editions/2/changes',
        'editions/2/changes?since=1',
        'editions/1/changes?since=2',
        'editions/3/changes',
        'editions/3/changes?since=1',
      ],
      entries: [
        'entries?size=100',
        `entries?q=${encodeURIComponent('低保')}`,
        `entries?q=${encodeURIComponent(CANARY)}`,
      ],
      'entries/{id}': [`entries/${entry}`, `entries/${withdrawn}`],
      'entries/{id}/history': [`entries/${entry}/history`, `entries/${withdrawn}/history`],
      'entries/{id}/example': [`entries/${entry}/example?on=2026-07-01`, `entries/${withdrawn}/example?on=2026-07-01`],
      'entries/{id}/disclosures': [`entries/${entry}/disclosures`],
      disclosures: ['disclosures', 'disclosures?domain=01&since=2026-01-01'],
      // bytes of a file that was cleaned; none is sent here
      'disclosure-files/{id}': [],
      'disclosures/newest': ['disclosures/newest', 'disclosures/newest?domain=01'],
      'disclosures.rss': ['disclosures.rss', 'disclosures.rss?organisation=east'],
      suggestions: [`suggestions?q=${encodeURIComponent('低')}`, `suggestions?q=${encodeURIComponent(CANARY)}`],
      download: ['download?format=csv', 'download?format=json'],
      documents: ['documents?format=xlsx', 'documents?format=docx', 'documents?format=pdf&domain=01'],
      'posters/organisations/{file}': ['posters/organisations/east.pdf'],
      'posters/pilot-domains/{file}': ['posters/pilot-domains/01.pdf'],
      'posters/entries/{file}': [`posters/entries/${entry}.pdf`],
      'feedback/{trackingCode}': [`feedback/${trackingCode}`],
      // a picture of a code, which WeChat draws
      'wechat-codes/{kind}/{file}': [],
    }
    const { paths } = (await district.app.inject({ method: 'GET', url: '/api/openapi.json' })).json()
    const routes = Object.keys(paths).flatMap((path) =>
      path.startsWith('/api/public/') && paths[path].get ? [path.slice('/api/public/'.length)] : [],
    )
    expect(routes.length).toBeGreaterThan(18)
    const telling: string[] = []
    let characters = 0
    for (const route of routes)
      for (const address of asked[route] ?? [route]) {
        const text = await answerText(`/api/public/${address}`)
        characters += text.length
        // A search says nothing of what was searched for but where it was found.
        if (/暗记|beyond/.test(text)) telling.push(address)
      }
    expect(telling).toEqual([])
    expect(characters).toBeGreaterThan(10_000)
  })

  test('by the package for the website and the list of changes', async () => {
    const office = exporter(district, 'office')
    const files = [
      await office.made({ kind: 'website', format: 'zip' }),
      await office.made({ kind: 'changes', format: 'xlsx', edition: 2 }),
    ]
    for (const { view, reply } of files) {
      const text = await textIn(reply.rawPayload)
      expect(text).toContain('救助')
      expect({ file: view.name, told: /暗记|beyond/.test(text) }).toEqual({ file: view.name, told: false })
    }
  })
})
