import { ImportEntity, ImportRowEntity } from '@gongkai/server/exchange/import/import.entity'
import { EventEntity } from '@gongkai/server/platform/ledger/event.entity'
import type { ImportRowView } from '@gongkai/shared/exchange/import/import.contract'
import { codesOf, desk, done, placesOf } from '../../../support/acting'
import { databases } from '../../../support/databases'
import { type District, openDistrict } from '../../../support/district'
import { IDENTITY, MASKED_IDENTITY, MOBILE, rowNamed } from '../../../support/guarding'
import { copied, importer } from '../../../support/importing'
import { docxOf, relationships, xlsxOf } from '../../../support/office-files'

const HEADS = ['领域', '一级事项', '二级事项', '公开内容']
const row = (name: string, content: string, ...more: string[]) => ['社会救助', '救助', name, content, ...more]
/** Numbers of nobody whose check digit is right: the day goes on, the digit is reckoned. */
function identity(at: number): string {
  const body = `110105194912${String(1 + (at % 28)).padStart(2, '0')}${String(100 + at)}`
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
  return (
    body + '10X98765432'[[...body].reduce((sum, digit, index) => sum + Number(digit) * (weights[index] ?? 0), 0) % 11]
  )
}
const cell = (address: string, text: string) => `<c r="${address}" t="inlineStr"><is><t>${text}</t></is></c>`
const line = (number: number, cells: readonly string[], more = '') =>
  `<row r="${number}"${more}>${cells.map((text, at) => cell(`${'ABCDEF'[at]}${number}`, text)).join('')}</row>`

describe.each(databases)('personal data in tables that are imported, on $name', ({ url }) => {
  let district: District
  const east = () => importer(district, 'east')
  beforeEach(async () => {
    district = await openDistrict(await url())
  })
  afterEach(() => district.close())

  /** All that is stored of an import, and all that the ledger says. */
  const stored = async () =>
    JSON.stringify([
      await district.dataSource.manager.find(ImportEntity),
      await district.dataSource.manager.find(ImportRowEntity),
      await district.dataSource.manager.find(EventEntity),
    ])
  const found = ({ personal }: Pick<ImportRowView, 'personal'>) =>
    personal.map(({ part, kind, gravity, masked, answered }) => [part, kind, gravity, masked, answered?.reason ?? null])
  const docRow = (cells: readonly string[]) =>
    `<w:tr>${cells.map((text) => `<w:tc><w:p><w:r><w:t>${text}</w:t></w:r></w:p></w:tc>`).join('')}</w:tr>`
  const table = [HEADS, row('甲', `救助对象${IDENTITY}`), row('乙', '名单')]
  const FORMATS: Readonly<Record<string, () => Promise<Buffer> | Buffer>> = {
    xlsx: () => xlsxOf({ 名单: `<sheetData>${table.map((cells, at) => line(at + 3, cells)).join('')}</sheetData>` }),
    docx: () => docxOf(`<w:tbl>${table.map(docRow).join('')}</w:tbl>`),
    csv: () => Buffer.from(table.map((cells) => cells.join(',')).join('\r\n')),
  }

  test.each(Object.keys(FORMATS))(
    'in a %s: a doubt at the cell with what it is, where it stands and masked',
    async (name) => {
      const bytes = (await FORMATS[name]?.()) as Buffer
      const view = await east().read(done(await east().file('entries', bytes, `目录.${name}`)))
      expect(view).toMatchObject({
        state: 'ready',
        counts: { rows: 2, personal: 1, chosen: 2 },
        personal: [
          {
            field: 'content',
            kind: 'identity',
            gravity: 'block',
            count: 1,
            rows: 1,
            text: '“公开内容（要素）”有身份证号：1 处',
          },
        ],
      })
      const [first, second] = await east().rows(view.id)
      expect(first).toMatchObject({ place: name === 'xlsx' ? '工作表“名单”第 4 行' : '第 2 行', chosen: true })
      expect(first && found(first)).toEqual([['content', 'identity', 'block', MASKED_IDENTITY, null]])
      expect(first?.doubts.map(({ code, at }) => [code, at])).toEqual([['personal.block', 'content']])
      expect(first?.doubts[0]?.text).toContain(MASKED_IDENTITY)
      expect(second).toMatchObject({ personal: [], doubts: [] })
      expect((await east().rows(view.id, 'personal')).map(({ id }) => id)).toEqual([first?.id])
    },
  )

  test('pasted: 遮盖 one cell takes it out of the row and of its 原文, and the row is taken over as any other', async () => {
    const view = await east().bring('entries', copied(...table))
    const [first] = (await east().rows(view.id)) as [ImportRowView]
    const [finding] = first.personal
    const mask = { version: first.version, part: 'content', from: finding?.from, to: finding?.to }
    const masked = done(await east().call<ImportRowView>('PUT', `/${view.id}/rows/${first.id}/mask`, mask))
    expect(masked).toMatchObject({
      fields: { content: `救助对象${MASKED_IDENTITY}` },
      doubts: [],
      personal: [],
      chosen: true,
    })
    expect(await stored()).not.toContain(IDENTITY)
    expect((await east().view(view.id)).personal).toEqual([])
    // Decided upon what stood before; upon what stands there is nothing left to mask.
    expect((await east().call('PUT', `/${view.id}/rows/${first.id}/mask`, mask)).status).toBe(409)
    const again = await east().call('PUT', `/${view.id}/rows/${first.id}/mask`, { ...mask, version: masked.version })
    expect([again.status, codesOf(again)]).toEqual([422, ['import.nothing-found']])
    expect(done(await east().apply(view.id)).outcome).toEqual({ added: 2, updated: 0 })
    const work = await desk(district, 'east').read(await desk(district, 'east').idIn('01'))
    expect(rowNamed(work, '甲').fields.content).toBe(`救助对象${MASKED_IDENTITY}`)
  })

  test('a draft is never refused: rows with what blocks are taken over, marked, and the hand-in names them', async () => {
    const view = await east().bring('entries', copied(...table))
    expect(done(await east().apply(view.id)).outcome).toEqual({ added: 2, updated: 0, marked: 1 })
    const its = desk(district, 'east')
    const work = await its.read(await its.idIn('01'))
    expect(rowNamed(work, '甲').findings?.map(({ kind, masked }) => [kind, masked])).toEqual([
      ['identity', MASKED_IDENTITY],
    ])
    expect(work.can.submit.some(({ code }) => code === 'personal.block')).toBe(true)
    const events = await district.dataSource.manager.find(EventEntity)
    expect(JSON.stringify(events)).not.toContain(IDENTITY)
  })

  test('遮盖整列: all of a kind in a column at once, whatever the number of rows', async () => {
    const rows = Array.from({ length: 230 }, (_, at) => row(`事项${at}`, at < 214 ? `救助对象${identity(at)}` : '名单'))
    const view = await east().bring('entries', copied(HEADS, ...rows))
    expect(view.personal).toEqual([
      {
        field: 'content',
        kind: 'identity',
        gravity: 'block',
        count: 214,
        rows: 214,
        text: '“公开内容（要素）”整列疑似身份证号：214 处',
      },
    ])
    const mask = { version: view.version, field: 'content', kind: 'identity' }
    const after = done(await east().call<typeof view>('PUT', `/${view.id}/mask`, mask))
    expect(after).toMatchObject({ personal: [], counts: { personal: 0, chosen: 230, doubtful: 0 } })
    const all = await stored()
    for (let at = 0; at < 214; at++) expect(all).not.toContain(identity(at))
    expect((await east().call('PUT', `/${view.id}/mask`, mask)).status).toBe(409)
    const wrong = await east().call('PUT', `/${view.id}/mask`, {
      ...mask,
      version: after.version,
      kind: 'name',
      field: 'x',
    })
    expect([wrong.status, placesOf(wrong).length]).toEqual([400, 2])
    expect(codesOf(await east().call('PUT', `/${view.id}/mask`, { ...mask, version: after.version }))).toEqual([
      'import.nothing-found',
    ])
  })

  test('不是个人信息, with a reason, holds for the datum in every row, and when the rows have become entries', async () => {
    const view = await east().bring(
      'entries',
      copied(HEADS, row('甲', `值班：${MOBILE}`), row('乙', `值班：${MOBILE}`)),
    )
    expect(view.counts.personal).toBe(2)
    const [first] = (await east().rows(view.id)) as [ImportRowView]
    const { from, to, kind, gravity } = first.personal[0] as ImportRowView['personal'][number]
    const answer = { version: first.version, part: 'content', from, to, kind, gravity, reason: '是镇政府的值班电话' }
    const refused = await east().call('PUT', `/${view.id}/rows/${first.id}/answer`, { ...answer, reason: '' })
    expect(refused.status).toBe(422)
    const answered = done(await east().call<ImportRowView>('PUT', `/${view.id}/rows/${first.id}/answer`, answer))
    expect(found(answered)).toEqual([['content', 'mobile', 'ask', '138****8000', '是镇政府的值班电话']])
    expect(answered.doubts).toEqual([])
    expect((await east().view(view.id)).counts).toMatchObject({ personal: 0, doubtful: 0 })
    // Another unit's rows are nobody else's.
    expect((await importer(district, 'west').call('PUT', `/${view.id}/rows/${first.id}/answer`, answer)).status).toBe(
      404,
    )
    const later = await east().bring('entries', copied(HEADS, row('丙', `值班：${MOBILE}`)))
    expect(later.counts.personal).toBe(0)
    done(await east().apply(view.id))
    const its = desk(district, 'east')
    const work = await its.read(await its.idIn('01'))
    expect(work.can.submit.filter(({ code }) => code.startsWith('personal.'))).toEqual([])
  })

  test('a column of numbers that the catalogue has no home for is dropped and told; single ones are masked', async () => {
    const heads = [...HEADS, '证件号码', '备注']
    const rows = Array.from({ length: 5 }, (_, at) =>
      row(`事项${at}`, '名单', identity(at), at === 3 ? `本人${IDENTITY}` : ''),
    )
    const view = await east().bring('entries', copied(['填报人', '张三', IDENTITY], heads, ...rows))
    const lines = await east().rows(view.id, 'left')
    const header = lines.find((one) => one.line === 'header')
    expect(header?.said).toContain('“证件号码”整列疑似身份证号：5 处，没有导入，也没有保存')
    const fourth = (await east().rows(view.id))[3]
    expect(fourth?.source.find(({ head }) => head === '证件号码')?.text).toBe('')
    expect(fourth?.source.find(({ head }) => head === '备注')?.text).toBe(`本人${MASKED_IDENTITY}`)
    expect(fourth?.doubts.map(({ code }) => code)).toContain('personal.left')
    const all = await stored()
    for (const number of [IDENTITY, ...rows.map((cells) => cells[4] as string)]) expect(all).not.toContain(number)
  })

  test('what lies hidden in the file is found too: comments, deleted text, hidden rows and sheets', async () => {
    const docx = await docxOf(
      `<w:p><w:del><w:r><w:delText>删去${IDENTITY}</w:delText></w:r></w:del></w:p><w:tbl>${[HEADS, row('甲', '名单')].map(docRow).join('')}</w:tbl>`,
      {
        'word/_rels/document.xml.rels': relationships({ id: 'r1', type: 'comments', target: 'comments.xml' }),
        'word/comments.xml': `<w:comments xmlns:w="w"><w:comment w:id="0"><w:p><w:r><w:t>${IDENTITY.slice(0, 8)}</w:t></w:r><w:r><w:t>${IDENTITY.slice(8)}</w:t></w:r></w:p></w:comment></w:comments>`,
      },
    )
    const words = await east().read(done(await east().file('entries', docx, '目录.docx')))
    expect(words.personal).toEqual([
      {
        field: 'aside',
        kind: 'identity',
        gravity: 'block',
        count: 2,
        rows: 2,
        text: '批注或删去的文字里有身份证号：2 处，不导入',
      },
    ])
    expect((await east().rows(words.id, 'left')).map(({ said }) => said)).toEqual([
      '',
      `修订中删去的文字里有身份证号（${MASKED_IDENTITY}），不导入；原文件外发前请删去`,
      `批注里有身份证号（${MASKED_IDENTITY}），不导入；原文件外发前请删去`,
    ])
    const sheet = [line(1, HEADS), line(2, row('甲', '名单')), line(3, row('乙', IDENTITY), ' hidden="1"')]
    const xlsx = await xlsxOf(
      { 名单: `<sheetData>${sheet.join('')}</sheetData>` },
      {
        'xl/worksheets/_rels/sheet1.xml.rels': relationships({
          id: 'r1',
          type: 'comments',
          target: '../comments1.xml',
        }),
        'xl/comments1.xml': `<comments><commentList><comment ref="A1"><text><t>${IDENTITY}</t></text></comment></commentList></comments>`,
      },
    )
    const book = await east().read(done(await east().file('entries', xlsx, `${IDENTITY}.xlsx`)))
    expect(book.personal.map(({ field, count }) => [field, count])).toEqual([
      ['aside', 1],
      ['content', 1],
    ])
    expect(book.name).toBe(`${MASKED_IDENTITY}.xlsx`)
  })

  test('lists of laws, matters and units are official: their columns are no finding, what is beside them is', async () => {
    const view = await importer(district, 'office').bring(
      'laws',
      copied(
        ['名称', '文号', '说明', '身份证号'],
        ...Array.from({ length: 4 }, (_, at) => [`办法${at}`, `政〔2020〕${at}号`, '咨询13800138000', identity(at)]),
      ),
    )
    expect(view).toMatchObject({ state: 'ready', personal: [], counts: { rows: 4, personal: 0 } })
    expect(await stored()).not.toContain(identity(0))
  })
})
