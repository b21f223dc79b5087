import { OrganisationEntity } from '@gongkai/server/district/organisation/organisation.entity'
import type { OrganisationDetail, OrganisationList } from '@gongkai/shared/district/organisation/organisation.contract'
import { codesOf, done, placesOf } from '../../../support/acting'
import { administering, ledgerOf, signsIn } from '../../../support/administering'
import { databases } from '../../../support/databases'
import { type District, openDistrict, PASSWORD } from '../../../support/district'

describe.each(databases)('units on $name', ({ url }) => {
  let district: District
  let office: ReturnType<typeof administering>
  beforeAll(async () => {
    district = await openDistrict(await url())
    office = administering(district)
  })
  afterAll(() => district.close())
  const village = { kind: 'village', name: '东镇三村', parent: 'east', fills: false }
  const create = (change: object = {}) => office.post<OrganisationDetail>('organisations', { ...village, ...change })

  test('created with a code of its own, under its town; two at once get two codes', async () => {
    expect(done(await create())).toMatchObject({ code: 'east-03', parentUnit: { name: '东镇人民政府' }, version: 1 })
    const both = await Promise.all([create({ name: '东镇四村' }), create({ name: '东镇五村' })])
    expect(both.map((answer) => done(answer).code).sort()).toEqual(['east-04', 'east-05'])
    const { items } = done(await office.get<OrganisationList>('organisations'))
    expect(items.map(({ code }) => code)).toEqual([
      ...['office', 'civil', 'housing', 'east', 'east-01', 'east-02', 'east-03', 'east-04', 'east-05'],
      ...['park', 'west', 'west-01'],
    ])
  })

  test('refused with every reason', async () => {
    expect(placesOf(await create({ name: '东镇一村', code: '东', parent: 'civil' }))).toEqual([
      'organisation.code at code',
      'organisation.parent at parent',
    ])
    expect(placesOf(await create({ name: '东镇一村', code: 'west' }))).toEqual([
      'organisation.name-taken at name',
      'organisation.code-taken at code',
    ])
    expect(codesOf(await create({ kind: 'office', name: 'x' }))).toEqual([
      'organisation.name',
      'organisation.one-office',
      'organisation.parent',
    ])
    expect((await create({ kind: 'county' })).status).toBe(400)
  })

  test('renamed with its history kept and its people signed in; an old page is a conflict', async () => {
    const { version } = await office.unit('west')
    const edit = { version, name: '西镇街道办事处', fills: true }
    const renamed = done(await office.put<OrganisationDetail>('organisations/west', edit))
    expect(renamed).toMatchObject({
      name: '西镇街道办事处',
      formerNames: [{ name: '西镇人民政府', until: '2026-07-20' }],
    })
    expect((await office.put('organisations/west', edit)).status).toBe(409)
    expect(await ledgerOf(district, 'organisation.edited')).toHaveLength(1)
    expect(codesOf(await office.put('organisations/west', { ...edit, version: 2, name: '东镇人民政府' }))).toEqual([
      'organisation.name-taken',
    ])
    expect((await district.call('west', 'GET', '/api/me')).body).toMatchObject({
      organisation: { name: '西镇街道办事处' },
    })
  })

  test('deleted only while it has no history', async () => {
    expect((await office.delete('organisations/east-05')).status).toBe(204)
    expect((await office.get('organisations/east-05')).status).toBe(404)
    expect(codesOf(await office.delete('organisations/east-01'))).toEqual(['organisation.history'])
    done(await office.put('organisations/east-04', { version: 1, name: '东镇新村', fills: false }))
    expect(codesOf(await office.delete('organisations/east-04'))).toEqual(['organisation.history'])
    expect((await office.unit('east-04')).can.delete.map(({ text }) => text).join()).toMatch(/曾用名/)
    // the code of what is gone is free again, since nothing refers to it
    expect(done(await create({ name: '东镇六村' })).code).toBe('east-05')
  })

  test('deactivated: its people are out at once; who leads or has villages stays', async () => {
    const off = (code: string, version: number, reason = '撤销建制') =>
      office.post<OrganisationDetail>(`organisations/${code}/deactivation`, { version, reason })
    expect(codesOf(await off('civil', 1))).toEqual(['organisation.leads', 'organisation.leads'])
    expect(codesOf(await off('east', 1, ''))).toEqual(['organisation.villages', 'administration.reason'])
    expect(codesOf(await off('office', 1))).toEqual(['organisation.office'])
    expect((await district.call('west-01', 'GET', '/api/me')).status).toBe(200)
    const { version } = done(await off('west-01', 1))
    expect((await district.call('west-01', 'GET', '/api/me')).status).toBe(401)
    expect(await signsIn(district, 'west-01', PASSWORD)).toBe(false)
    expect(codesOf(await off('west-01', version))).toEqual(['organisation.state'])
    const town = await office.unit('west')
    done(await off('west', town.version))
    const on = (code: string, version: number) =>
      office.post<OrganisationDetail>(`organisations/${code}/reactivation`, { version, reason: '恢复建制' })
    expect(codesOf(await on('west-01', version))).toEqual(['organisation.parent'])
    done(await on('west', town.version + 1))
    done(await on('west-01', version))
    expect(await signsIn(district, 'west-01', PASSWORD)).toBe(true)
    expect(await district.dataSource.manager.countBy(OrganisationEntity, { active: false })).toBe(0)
  })
})
