import { createHash } from 'node:crypto'
import { ExportEntity } from '@gongkai/server/exchange/export/export.entity'
import { SweepExports } from '@gongkai/server/exchange/export/sweep-exports'
import exceljs from 'exceljs'
import { adoptedBy } from '../../../factories/handed-in'
import { acceptedOf, publishedNow } from '../../../factories/published'
import { done } from '../../../support/acting'
import { databases } from '../../../support/databases'
import { type District, openDistrict } from '../../../support/district'

describe.each(databases)('documents for everybody on $name', ({ url }) => {
  let district: District
  beforeEach(async () => {
    district = await openDistrict(await url())
  })
  afterEach(() => district.close())

  /** As a visitor does who is told that it is still being made. */
  const get = async (query: string, headers: Record<string, string> = {}) => {
    const ask = () => district.app.inject({ method: 'GET', url: `/api/public/documents?${query}`, headers })
    let reply = await ask()
    for (let again = 0; reply.statusCode === 503 && again < 5; again++) reply = await ask()
    return reply
  }
  /** All that stands in the sheets. */
  const textOf = async (xlsx: Buffer) => {
    const workbook = new exceljs.Workbook()
    await workbook.xlsx.load(xlsx as never)
    return workbook.worksheets
      .flatMap((sheet) => [sheet.name, ...(sheet.getSheetValues() as unknown[]).flat()])
      .filter(Boolean)
      .join('\n')
  }

  test('before anything is published there is none', async () => {
    await adoptedBy(district, 'east', '01')
    expect((await get('format=xlsx')).statusCode).toBe(404)
  })

  test('the standing catalogue without sign-in, and nothing that is not published', async () => {
    await acceptedOf(district, ['01'], ['east'])
    await publishedNow(district, '01')
    await adoptedBy(district, 'west', '01')
    await adoptedBy(district, 'east', '02')
    const reply = await get('format=xlsx')
    expect(reply.statusCode).toBe(200)
    expect(reply.headers).toMatchObject({
      'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'cache-control': 'public, no-cache',
      'x-content-type-options': 'nosniff',
    })
    const name = encodeURIComponent('青溪区政务公开事项标准目录（2026年第1版）.xlsx')
    expect(reply.headers['content-disposition']).toContain(`filename*=UTF-8''${name}`)
    const text = await textOf(reply.rawPayload)
    for (const words of ['社会救助', '青溪区社会救助领域政务公开事项标准目录', '低保', '临时救助', '■政府网站'])
      expect(text).toContain(words)
    for (const words of ['危房改造', '西镇人民政府', '草稿']) expect(text).not.toContain(words)
  })

  test('as docx and pdf, of a domain, of a unit; what is not there is not found', async () => {
    await acceptedOf(district, ['01', '02'], ['east'])
    await publishedNow(district, '01')
    expect((await get('format=docx&domain=01')).rawPayload.subarray(0, 2).toString()).toBe('PK')
    expect((await get('format=pdf&organisation=east')).rawPayload.subarray(0, 5).toString()).toBe('%PDF-')
    for (const query of ['domain=02', 'organisation=west', 'domain=01&organisation=west', 'domain=x'])
      expect((await get(`format=xlsx&${query}`)).statusCode).toBe(404)
    for (const query of [
      '',
      'format=csv',
      'format=zip',
      'format=xlsx&source=draft',
      `format=xlsx&domain=${'x'.repeat(11)}`,
    ])
      expect((await get(query)).statusCode).toBe(400)
  })

  test('it is made once; who has it is told that it still stands', async () => {
    await acceptedOf(district, ['01'], ['east'])
    await publishedNow(district, '01')
    const [first, second] = await Promise.all([get('format=xlsx'), get('format=xlsx')])
    expect(second.rawPayload).toEqual(first.rawPayload)
    const sha256 = createHash('sha256').update(first.rawPayload).digest('hex')
    expect(first.headers.etag).toBe(`"${sha256}"`)
    const again = await get('format=xlsx', { 'if-none-match': `"${sha256}"` })
    expect([again.statusCode, again.rawPayload.length]).toEqual([304, 0])
    const made = await district.dataSource.getRepository(ExportEntity).findBy({ state: 'ready' })
    expect(new Set(made.map((job) => job.sha256))).toEqual(new Set([sha256]))
  })

  test('another edition makes another; one that must not be read any more is gone', async () => {
    await acceptedOf(district, ['01', '02'], ['east'])
    await publishedNow(district, '01')
    const before = await textOf((await get('format=xlsx')).rawPayload)
    expect(before).not.toContain('危房改造补助')
    const { id } = await publishedNow(district, '02')
    expect(await textOf((await get('format=xlsx')).rawPayload)).toContain('危房改造补助')
    done(
      await district.call('office', 'POST', `/api/editions/${id}/withdrawal`, { explanation: '误发', conceal: true }),
    )
    expect(await textOf((await get('format=xlsx')).rawPayload)).toBe(before)
    await district.app.get(SweepExports).run(0)
    expect(await textOf((await get('format=xlsx')).rawPayload)).toBe(before)
    const left = await district.dataSource.getRepository(ExportEntity).find()
    expect(left.every(({ editions }) => !editions.includes(id))).toBe(true)
  })
})
