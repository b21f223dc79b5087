import { csvOf } from '@gongkai/server/catalogue/public-catalogue/download'
import type { OfficialDocument } from '@gongkai/server/exchange/export/official-document'
import { writers } from '@gongkai/server/exchange/export/writers/writers'
import { READING_LIMITS } from '@gongkai/server/exchange/import/read/limits'
import { readSource } from '@gongkai/server/exchange/import/read/read-source'
import { type EntryFields, IS_PUBLIC, isPublic } from '@gongkai/shared/base/template/entry'
import type { PublicEntry } from '@gongkai/shared/district/edition/public-entry'
import { readCatalogueTables } from '@gongkai/shared/exchange/import/read-catalogue-tables'
import { DOMAINS, PLAIN } from '../../../fixtures/import/fixture'

const PARTS: { name: string; entries: EntryFields[] }[] = [
  {
    name: '社会救助',
    entries: [
      { ...PLAIN, level3: '申请', content: '1.办事指南\n2.申请材料\n3.审核结果' },
      {
        ...PLAIN,
        level2: '特困人员供养',
        stages: ['decision', 'result'],
        bases: [
          { title: '社会救助暂行办法', documentNumber: '国务院令第649号', article: '第三条、第四条' },
          { title: '关于印发〈特困人员认定办法〉的通知', documentNumber: '民发〔2021〕43号', article: '' },
        ],
        subjects: ['东镇人民政府', '西村村民委员会'],
        channels: ['website', 'pressOrHearing', 'onSite', 'noticeBoard', 'other'],
        channelOther: '惠民惠农补贴平台、微信群',
        audiences: ['everyone', 'specific'],
        audienceSpecific: '申请人、利害关系人',
        ways: ['proactive', 'onRequest'],
        levels: ['district', 'town'],
      },
    ],
  },
  // what would run as a formula is guarded in a csv, and comes back without its guard
  {
    name: '养老服务',
    entries: [{ ...PLAIN, level2: '高龄津贴', content: '-发放标准，“80周岁”以上', timeLimit: '长期公开' }],
  },
]
const WANTED = PARTS.flatMap(({ name, entries }) =>
  entries.map((fields) => ({ domain: DOMAINS.find((item) => item.name === name)?.code, fields, doubts: [] })),
)

const understood = async (name: string, bytes: Buffer) => {
  const tables = await readSource({ name, bytes }, READING_LIMITS, () => undefined)
  return readCatalogueTables(tables, { domains: DOMAINS, organisationName: '' })
    .filter(({ kind }) => kind === 'row')
    .map(({ domainCode, fields, doubts }) => ({ domain: domainCode, fields, doubts }))
}

async function* oneByOne<Item>(items: readonly Item[]) {
  for (const item of items) yield item
}
const document = (): OfficialDocument => ({
  kind: 'catalogue',
  title: '东区政务公开事项标准目录',
  subtitle: ['2026年第1版 · 自2026年12月1日起施行'],
  foot: '东区',
  draft: false,
  madeAt: new Date(0),
  parts: oneByOne(
    PARTS.map(({ name, entries }) => ({
      name,
      title: `东区${name}领域政务公开事项标准目录`,
      rows: oneByOne(entries.map((fields, at) => ({ number: String(at + 1), unit: '东镇人民政府', fields }))),
    })),
  ),
})

test.each(['xlsx', 'docx', 'csv'] as const)(
  'the official catalogue as %s is read back as it was, without a doubt',
  async (format) => {
    const pieces: Buffer[] = []
    for await (const piece of writers[format](document())) pieces.push(Buffer.from(piece))
    expect(await understood(`目录.${format}`, Buffer.concat(pieces))).toEqual(WANTED)
  },
)

test('what the public downloads is read back as it was, but for the lines of a text', async () => {
  const { head, row } = csvOf(new Set(Object.keys(IS_PUBLIC).filter(isPublic)))
  const rows = PARTS.flatMap(({ name, entries }) =>
    entries.map((fields, at) => {
      const edition = { name: '2026年第1版', effectiveOn: '2026-12-01' }
      const entry = { ...fields, id: `19-DZ-${at}`, domain: { name }, organisation: { name: '东镇' }, edition }
      return row(entry as unknown as PublicEntry)
    }),
  )
  const inOneLine = WANTED.map(({ fields, ...row }) => ({
    ...row,
    fields: { ...fields, content: fields.content.replaceAll('\n', '；') },
  }))
  expect(await understood('目录.csv', Buffer.from(head + rows.join('')))).toEqual(inOneLine)
})
