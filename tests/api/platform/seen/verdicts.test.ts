import { EventEntity } from '@gongkai/server/platform/ledger/event.entity'
import { type MovedOn, OLD_PAGE } from '@gongkai/shared/base/seen.contract'
import { districtWithTowns } from '../../../factories/small-district'
import { desk, done, recorded } from '../../../support/acting'
import { databases } from '../../../support/databases'
import { type Answer, type District, openDistrict } from '../../../support/district'
import type { Cases, Opened } from '../../../support/verdicts/case'
import { disclosureCases } from '../../../support/verdicts/disclosure'
import { watchCases } from '../../../support/verdicts/disclosure-watch'
import { guidelines } from '../../../support/verdicts/guidelines'
import { house } from '../../../support/verdicts/house'
import { lawWave } from '../../../support/verdicts/law-wave'
import { published } from '../../../support/verdicts/published'
import { workflow } from '../../../support/verdicts/workflow'

/** The act as its page sends it. */
function act(district: District, key: string, { by, path }: Opened, body: object = {}): Promise<Answer<MovedOn>> {
  const [method = ''] = key.split(' ')
  if (method !== 'DELETE') return district.send<MovedOn>(by, method, path, body)
  const query = Object.entries(body).map(([name, value]) => `${name}=${value}`)
  return district.send<MovedOn>(by, method, `${path}?${query.join('&')}`)
}

/** Everything that was done, and what a reader of the thing is shown. */
const stands = async (district: District, { by, look }: Opened) => [
  await district.dataSource.manager.count(EventEntity),
  (await district.send(by, 'GET', look)).body,
]

/** The body without what it was decided upon, as an old page sends it. */
function without(body: object, seen: string): object {
  const [first = '', ...rest] = seen.split('/')
  if (rest.length === 0) return Object.fromEntries(Object.entries(body).filter(([name]) => name !== first))
  const list = Object.entries((body as Record<string, object>)[first] ?? [])
  const [index, field = ''] = rest
  return { ...body, [first]: list.map(([at, item]) => (at === index ? without(item, field) : item)) }
}

const groups: readonly [name: string, cases: Cases][] = [
  ['the workflow', workflow],
  ['what is published', published],
  ['running the house', house],
  ['标准指引', guidelines],
  ['a law that is replaced', lawWave],
  ['公开落实', disclosureCases],
  ['抽查 and 督办', watchCases],
]
describe.each(databases)('on $name', ({ url }) => {
  describe.each(groups)('a verdict falls on what was seen: %s', (_name, cases) => {
    let district: District
    beforeAll(async () => {
      district = await openDistrict(await url(), { pack: districtWithTowns(30) })
    })
    afterAll(() => district.close())

    test.each(Object.entries(cases))('%s', async (key, open) => {
      const opened = await open(district)
      const { body = {}, seen, silent } = opened
      const before = await stands(district, opened)
      const old = await act(district, key, opened, without(body, seen))
      expect(old.status).toBe(400)
      expect(old.body.refusals.map(({ at, text }) => `${at} ${text}`)).toContain(`${seen} ${OLD_PAGE}`)
      expect(await stands(district, opened)).toEqual(before)

      await opened.move()
      const moved = await stands(district, opened)
      const { status, body: answer } = await act(district, key, opened, body)
      expect({ status, answer }).toMatchObject({ status: 409 })
      expect(answer.refusals.map(({ text }) => text).join()).toMatch(/[\u4e00-\u9fff]/)
      if (!silent) {
        expect(answer.changed.length).toBeGreaterThan(0)
        for (const { at, text } of answer.changed) {
          expect(at).toMatch(/^2026-07-2\dT/)
          expect(text).toMatch(/[\u4e00-\u9fff]/)
        }
      }
      expect(await stands(district, opened)).toEqual(moved)
    })
  })

  describe('of two at the same moment one decides upon what the other has not changed yet', () => {
    let district: District
    beforeAll(async () => {
      district = await openDistrict(await url(), { pack: districtWithTowns(4) })
    })
    afterAll(() => district.close())
    const statuses = async (acts: Promise<Answer<unknown>>[]) =>
      (await Promise.all(acts)).map(({ status }) => status).sort()

    test('a round is renamed by two', async () => {
      const rename = (name: string) => district.send('office', 'PUT', '/api/rounds/2026', { version: 1, name })
      expect(await statuses([rename('甲轮编制'), rename('乙轮编制'), rename('丙轮编制')])).toEqual([200, 409, 409])
    })

    test('a report is signed while a hand-in under it is returned', async () => {
      const lead = desk(district, 'civil')
      const exceptions = (await lead.reportOf('01')).situation.map(({ assignmentId }) => ({
        assignmentId,
        reason: '逾期',
      }))
      const { id, version } = await lead.reportOf('01')
      const sign = () => district.send('civil', 'POST', `/api/reports/${id}/sign`, { version, exceptions })
      expect(await statuses([sign(), sign()])).toEqual([200, 409])
      const { version: now } = await desk(district, 'office').reportOf('01')
      const accept = () => district.send('office', 'POST', `/api/reports/${id}/accept`, { version: now })
      expect(await statuses([accept(), accept()])).toEqual([200, 409])
    })

    test('a town hands in while a colleague adds an entry: both never count', async () => {
      const own = desk(district, 'town-3')
      const id = await own.idIn('02')
      const { version } = done(await own.noDuty(id, '本镇没有此项职责'))
      const submit = () => district.send('town-3', 'POST', `/api/assignments/${id}/submission`, { version })
      expect(await statuses([submit(), submit()])).toEqual([200, 409])
      expect(await recorded(district, id, 'submission.submitted')).toBe(1)
    })
  })
})
