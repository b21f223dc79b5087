import { createHash } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { EditionEntity } from '@gongkai/server/district/edition/edition.entity'
import { PlanDocument } from '@gongkai/server/exchange/export/plan-document'
import type { ExportRequest } from '@gongkai/shared/exchange/export/export.contract'
import { FORMATS_OF } from '@gongkai/shared/exchange/export/export-policy'
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

/** The same work done in two districts at different moments. */
describe.each(databases)('the same data gives the same bytes, on $name', ({ url }) => {
  const districts: District[] = []
  beforeAll(async () => {
    for (const _ of ['one', 'another']) {
      const district = await openDistrict(await url())
      districts.push(district)
      await acceptedOf(district, ['01', '02'], ['east', 'west'])
      done(await publish(district, { domainCodes: ['01', '02'], effectiveOn: '2026-08-01' }))
    }
    // When it was published is part of what the json says.
    for (const { dataSource } of districts)
      await dataSource.getRepository(EditionEntity).update({ id: 1 }, { publishedAt: new Date('2026-07-20T08:00:00Z') })
  })
  afterAll(() => Promise.all(districts.map((district) => district.close())))

  const bytesOf = async (district: District | undefined, request: ExportRequest) => {
    if (!district) throw new Error('no district')
    const plan = await district.app.get(PlanDocument).of(request, SEES_ALL)
    const hash = createHash('sha256')
    for await (const chunk of plan.write(() => {})) hash.update(chunk)
    return { title: plan.title, sha256: hash.digest('hex') }
  }

  const asked: ExportRequest[] = REQUESTS.flatMap((request) =>
    FORMATS_OF[request.kind].map((format) => ({ ...request, format })),
  )
  const madeBefore = new Map<ExportRequest, Awaited<ReturnType<typeof bytesOf>>>()
  beforeAll(async () => {
    for (const request of asked) madeBefore.set(request, await bytesOf(districts[0], request))
    // A zip keeps times in pairs of seconds.
    await pause(2000)
  })

  test.each(asked.map((request): [string, string, ExportRequest] => [request.kind, request.format, request]))(
    '%s as %s',
    async (_kind, _format, request) => {
      for (const district of districts) expect(await bytesOf(district, request)).toEqual(madeBefore.get(request))
    },
  )
})
