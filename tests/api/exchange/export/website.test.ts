import { createHash } from 'node:crypto'
import { posix } from 'node:path'
import { promisify } from 'node:util'
import { EditionEntryEntity } from '@gongkai/server/district/edition/edition-entry.entity'
import { FORMATS_OF } from '@gongkai/shared/exchange/export/export-policy'
import yauzl from 'yauzl'
import { acceptedOf, publish, publishedNow } from '../../../factories/published'
import { done } from '../../../support/acting'
import { databases } from '../../../support/databases'
import { type District, openDistrict } from '../../../support/district'
import { exporter } from '../../../support/exporting'

const HOSTILE = `<script>alert(1)</script>"><img src=x onerror='alert(2)'>&amp;`

const unzipped = promisify<Buffer, yauzl.Options, yauzl.ZipFile>(yauzl.fromBuffer)

/** Every file of a zip, in its order. */
async function filesOf(zip: Buffer): Promise<Map<string, Buffer>> {
  const files = new Map<string, Buffer>()
  const archive = await unzipped(zip, { lazyEntries: true })
  await new Promise<void>((resolve, reject) => {
    archive.on('error', reject).on('end', resolve)
    archive.on('entry', (entry: yauzl.Entry) => {
      archive.openReadStream(entry, (error, stream) => {
        if (error) return reject(error)
        const chunks: Buffer[] = []
        stream
          .on('data', (chunk: Buffer) => chunks.push(chunk))
          .on('end', () => {
            files.set(entry.fileName, Buffer.concat(chunks))
            archive.readEntry()
          })
      })
    })
    archive.readEntry()
  })
  return files
}

describe.each(databases)('the package for the website of the district, on $name', ({ url }) => {
  let district: District
  let zip: Buffer
  let files: Map<string, Buffer>
  const text = (path: string) => files.get(path)?.toString() ?? ''
  const pages = () => [...files.keys()].filter((path) => path.endsWith('.html'))

  beforeAll(async () => {
    district = await openDistrict(await url())
    await acceptedOf(district, ['01', '02'], ['east', 'west'])
    done(await publish(district, { domainCodes: ['01'], effectiveOn: '2026-08-01' }))
    await publishedNow(district, '02')
    const rows = district.dataSource.getRepository(EditionEntryEntity)
    const row = await rows.findOneByOrFail({ publicNumber: '01-east-0001' })
    await rows.update({ id: row.id }, { snapshot: { ...row.snapshot, level2: HOSTILE, content: HOSTILE } as never })
    const { reply } = await exporter(district, 'office').made({ kind: 'website', format: 'zip' })
    zip = reply.rawPayload
    files = await filesOf(zip)
  })
  afterAll(() => district.close())

  test('holds the pages, the data, every document and the checksums', () => {
    const documents = (path: string, kind: 'catalogue' | 'changes' | 'tasks') =>
      FORMATS_OF[kind].map((format) => `documents/${path}.${format}`)
    expect([...files.keys()]).toEqual(
      [
        ...['index.html', 'style.css', 'data/catalogue.csv', 'data/catalogue.json'],
        ...['domains/01.html', 'domains/02.html', 'units/east.html', 'units/west.html'],
        ...['changes/2026-1.html', 'changes/2026-2.html'],
        ...documents('catalogue', 'catalogue'),
        ...documents('catalogue-01', 'catalogue'),
        ...documents('catalogue-02', 'catalogue'),
        ...documents('changes-2026-1', 'changes'),
        ...documents('changes-2026-2', 'changes'),
        ...documents('tasks', 'tasks'),
      ]
        .sort()
        .concat('SHA256SUMS.txt'),
    )
  })

  test('its checksums are those of its files', () => {
    const sums = text('SHA256SUMS.txt')
      .trimEnd()
      .split('\n')
      .map((line) => line.split('  '))
    expect(sums).toEqual(
      [...files]
        .filter(([path]) => path !== 'SHA256SUMS.txt')
        .map(([path, bytes]) => [createHash('sha256').update(bytes).digest('hex'), path]),
    )
  })

  test('every link leads to a file of the package, and to a place that is there', () => {
    let links = 0
    for (const page of pages())
      for (const [, href = ''] of text(page).matchAll(/(?:href|src)="([^"]*)"/g)) {
        const [path = '', place] = href.split('#')
        const target = path ? posix.join(posix.dirname(page), path) : page
        expect({ page, href, there: files.has(target) }).toEqual({ page, href, there: true })
        if (place) expect(text(target)).toContain(`id="${place}"`)
        links++
      }
    expect(links).toBeGreaterThan(60)
  })

  test('no page has a script or lets one in, whatever the entries say', () => {
    for (const page of pages()) {
      expect(text(page)).not.toMatch(/<script|<img|<iframe|javascript:|\son\w+\s*=\s*["']/i)
      expect(text(page)).toContain(`content="default-src 'none'; style-src 'self'`)
    }
    const shown = '&lt;script&gt;alert(1)&lt;/script&gt;&quot;&gt;&lt;img src=x onerror=&#39;alert(2)&#39;&gt;&amp;amp;'
    expect(text('domains/01.html')).toContain(`<th scope="row">${shown}</th>`)
    expect(text('units/east.html')).toContain(shown)
  })

  test('pages say their language, their title, their headings and what a table is of', () => {
    for (const page of pages()) {
      expect(text(page)).toMatch(/^<!doctype html>\n<html lang="zh-CN">/)
      expect(text(page).match(/<h1>/g)).toHaveLength(1)
      expect(text(page)).toMatch(/<title>[^<]+<\/title>/)
    }
    const domain = text('domains/01.html')
    expect(domain).toContain('<caption>青溪区社会救助领域政务公开事项标准目录</caption>')
    expect(domain).toContain('<th scope="colgroup" colspan="3">公开事项</th>')
    expect(domain.match(/<th scope="row">/g)).toHaveLength(4)
    expect(domain).toContain('■政府网站')
    expect(domain).toContain('2026年第1版、2026年第2版')
    expect(text('changes/2026-2.html')).toContain('危房改造补助')
  })

  test('its data are all that is published, and the csv begins so that Excel reads it', () => {
    const { entries, edition } = JSON.parse(text('data/catalogue.json'))
    expect(edition).toBe('2026年第1版、2026年第2版')
    expect(entries.map(({ id }: { id: string }) => id)).toEqual([
      '01-east-0001',
      '01-east-0002',
      '01-west-0001',
      '01-west-0002',
      '02-east-0001',
      '02-west-0001',
    ])
    expect(text('data/catalogue.csv').startsWith('\ufeff编号,')).toBe(true)
    expect(text('data/catalogue.csv').trimEnd().split('\r\n')).toHaveLength(7)
  })

  test('of one edition: only what it settled', async () => {
    const [{ id } = { id: 0 }] = done(
      await district.call<{ id: number; name: string }[]>(null, 'GET', '/api/public/editions'),
    ).filter(({ name }) => name === '2026年第1版')
    const request = { kind: 'website', format: 'zip', source: { edition: id } } as const
    const first = await filesOf((await exporter(district, 'office').made(request)).reply.rawPayload)
    expect(first.has('domains/01.html')).toBe(true)
    expect(first.has('domains/02.html')).toBe(false)
    expect((await exporter(district, 'office').ask({ ...request, source: 'draft' })).status).toBe(422)
  })
})
