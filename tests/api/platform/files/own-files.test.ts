import { hostname } from 'node:os'
import { buffer } from 'node:stream/consumers'
import { PDFDocument } from '@cantoo/pdf-lib'
import { PlanDocument } from '@gongkai/server/exchange/export/plan-document'
import { writeTable } from '@gongkai/server/platform/files/write-table'
import type { ExportRequest } from '@gongkai/shared/exchange/export/export.contract'
import { FORMATS_OF } from '@gongkai/shared/exchange/export/export-policy'
import JSZip from 'jszip'
import { acceptedOf, publish } from '../../../factories/published'
import { done } from '../../../support/acting'
import { databases } from '../../../support/databases'
import { type District, openDistrict } from '../../../support/district'

const SEES_ALL = { all: true, domainCodes: [], organisationCode: 'office' }
const REQUESTS: Omit<ExportRequest, 'format'>[] = [
  { kind: 'catalogue', source: 'standing' },
  { kind: 'catalogue', source: 'draft' },
  { kind: 'tasks' },
  { kind: 'situation', phase: 'inventory' },
  { kind: 'changes', edition: 1 },
  { kind: 'website' },
]
/** Elements of a package's properties that name a person, a firm, a program or a machine. */
const MAKERS = /<(?:dc:creator|cp:lastModifiedBy|Company|Manager|Application|Template)>([^<]+)</g

/** The makers of a file, by its own properties and those of the files in it. */
async function makersOf(name: string, bytes: Buffer): Promise<string[]> {
  if (bytes.includes(hostname()) && hostname().length > 5) return [`${name}: the machine`]
  if (bytes.subarray(0, 4).toString() === '%PDF') {
    const pdf = await PDFDocument.load(bytes, { updateMetadata: false })
    // Its XMP says title, days and the product's name; a person would stand there as dc:creator.
    const creator = bytes.toString('latin1').includes('<dc:creator>') ? 'dc:creator' : ''
    return [pdf.getAuthor() ?? '', creator].filter(Boolean).map((maker) => `${name}: ${maker}`)
  }
  if (bytes.subarray(0, 2).toString() !== 'PK') return []
  const zip = await JSZip.loadAsync(bytes)
  const found: string[] = []
  for (const [path, part] of Object.entries(zip.files)) {
    if (/^docProps\//.test(path))
      // exceljs writes Unknown for a maker without a name.
      for (const [, maker = ''] of (await part.async('string')).matchAll(MAKERS))
        if (!/^(?:Microsoft Excel|Unknown)$/.test(maker)) found.push(`${name}/${path}: ${maker}`)
    if (/\.(?:docx|xlsx|pdf|zip)$/.test(path))
      found.push(...(await makersOf(`${name}/${path}`, await part.async('nodebuffer'))))
  }
  return found
}

describe.each(databases)('files that the product writes name nobody who made them, on $name', ({ url }) => {
  let district: District
  beforeAll(async () => {
    district = await openDistrict(await url())
    await acceptedOf(district, ['01'], ['east'])
    done(await publish(district, { domainCodes: ['01'], effectiveOn: '2026-08-01' }))
  })
  afterAll(() => district.close())

  const fetched = async (account: string | null, path: string): Promise<Buffer> => {
    const token = account ? await district.tokenOf(account) : ''
    const headers = account ? { authorization: `Bearer ${token}` } : {}
    const { statusCode, rawPayload } = await district.app.inject({ method: 'GET', url: path, headers })
    expect([path, statusCode]).toEqual([path, 200])
    return rawPayload
  }

  test('documents of every kind in every format', async () => {
    const found: string[] = []
    let count = 0
    for (const request of REQUESTS)
      for (const format of FORMATS_OF[request.kind]) {
        const plan = await district.app.get(PlanDocument).of({ ...request, format }, SEES_ALL)
        found.push(...(await makersOf(`${request.kind}.${format}`, await buffer(plan.write(() => {})))))
        count++
      }
    expect(count).toBeGreaterThan(10)
    expect(found).toEqual([])
  })

  test('the account list, the ledger as a table, and posters', async () => {
    const rows = (async function* () {
      yield ['甲']
    })()
    const { items } = JSON.parse(String(await fetched(null, '/api/public/entries'))) as { items: { id: number }[] }
    const files: Record<string, Buffer> = {
      'accounts.xlsx': await fetched('office', '/api/accounts/template'),
      'ledger.xlsx': await fetched('office', '/api/ledger/export'),
      'table.xlsx': await buffer(writeTable('表', ['头'], rows)),
      'poster.pdf': await fetched(null, `/api/public/posters/entries/${items[0]?.id}.pdf`),
    }
    const found: string[] = []
    for (const [name, bytes] of Object.entries(files)) {
      expect(bytes.length).toBeGreaterThan(500)
      found.push(...(await makersOf(name, bytes)))
    }
    expect(found).toEqual([])
  })
})
