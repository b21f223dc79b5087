import { createHash } from 'node:crypto'
import type { DocumentFormat, ExportRequest } from '@gongkai/shared/exchange/export/export.contract'
import { FORMATS_OF } from '@gongkai/shared/exchange/export/export-policy'
import { acceptedOf, publish, publishedNow } from '../../../factories/published'
import { done } from '../../../support/acting'
import { databases } from '../../../support/databases'
import { type District, openDistrict } from '../../../support/district'
import { exporter } from '../../../support/exporting'

const TYPES: Record<DocumentFormat, [type: string, begins: string]> = {
  xlsx: ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'PK'],
  docx: ['application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'PK'],
  pdf: ['application/pdf', '%PDF-'],
  csv: ['text/csv; charset=utf-8', '\ufeff'],
  zip: ['application/zip', 'PK'],
}

describe.each(databases)('every document in every format on $name', ({ url }) => {
  let district: District
  let first: number
  let second: number
  beforeAll(async () => {
    district = await openDistrict(await url())
    await acceptedOf(district, ['01', '02'], ['east', 'west'])
    first = done(await publish(district, { domainCodes: ['01'], effectiveOn: '2026-08-01' })).id
    second = (await publishedNow(district, '02')).id
  })
  afterAll(() => district.close())

  const scopes: [name: string, request: () => Partial<ExportRequest>, title: string][] = [
    [
      'the standing catalogue of the district',
      () => ({ kind: 'catalogue', source: 'standing' }),
      '青溪区政务公开事项标准目录（2026年第1版、2026年第2版）',
    ],
    [
      'of a domain',
      () => ({ kind: 'catalogue', source: 'standing', domain: '01' }),
      '青溪区社会救助领域政务公开事项标准目录（2026年第1版）',
    ],
    [
      'of a unit',
      () => ({ kind: 'catalogue', source: 'standing', organisation: 'east' }),
      '青溪区政务公开事项标准目录（东镇人民政府，2026年第1版、2026年第2版）',
    ],
    [
      'an edition',
      () => ({ kind: 'catalogue', source: { edition: first } }),
      '青溪区政务公开事项标准目录（2026年第1版）',
    ],
    [
      'the drafts of the district',
      () => ({ kind: 'catalogue', source: 'draft' }),
      '青溪区政务公开事项标准目录（2026年编制草稿）',
    ],
    ['the drafts of a domain', () => ({ kind: 'catalogue', source: 'draft', domain: '02' }), ''],
    ['the drafts of a unit', () => ({ kind: 'catalogue', source: 'draft', organisation: 'west' }), ''],
    ['附件1', () => ({ kind: 'tasks' }), '青溪区全面落实试点领域标准指引编制政务公开事项标准目录工作分解表'],
    ['送审情况 of all', () => ({ kind: 'situation', phase: 'inventory' }), ''],
    ['送审情况 of a domain', () => ({ kind: 'situation', phase: 'catalogue', domain: '01' }), ''],
    ['what an edition changed', () => ({ kind: 'changes', edition: second }), ''],
    [
      'one against another',
      () => ({ kind: 'changes', edition: second, since: first }),
      '青溪区政务公开事项标准目录版本变化清单（2026年第1版至2026年第2版）',
    ],
    ['the website', () => ({ kind: 'website' }), '青溪区政务公开事项标准目录网站数据包（2026年第1版、2026年第2版）'],
  ]

  test.each(scopes)('%s', async (_, request, title) => {
    const office = exporter(district, 'office')
    for (const format of FORMATS_OF[request().kind ?? 'catalogue']) {
      const { view, reply } = await office.made({ ...request(), format })
      expect({ format, status: reply.statusCode }).toEqual({ format, status: 200 })
      const [type, begins] = TYPES[format]
      expect(reply.headers['content-type']).toBe(type)
      expect(reply.headers['content-disposition']).toContain(`filename*=UTF-8''${encodeURIComponent(view.name)}`)
      expect(view.name).toMatch(new RegExp(`[\\u4e00-\\u9fff）]\\.${format}$`))
      if (title) expect(view.name).toBe(`${title}.${format}`)
      expect(reply.rawPayload.toString('utf8').startsWith(begins)).toBe(true)
      expect(reply.rawPayload.length).toBe(view.size)
      expect(createHash('sha256').update(reply.rawPayload).digest('hex')).toBe(view.sha256)
      expect(view).toMatchObject({ state: 'ready', progress: 100, refusals: [] })
      expect(view.rowCount).toBeGreaterThan(0)
    }
  })
})
