import type { AccountView, GivenPassword } from '@gongkai/shared/district/account/account.contract'
import { codesOf, done } from '../../../support/acting'
import { administering, ledgerOf, personOf, signsIn } from '../../../support/administering'
import { databases } from '../../../support/databases'
import { type District, openDistrict, PASSWORD } from '../../../support/district'

describe.each(databases)('accounts in the course of years, on $name', ({ url }) => {
  let district: District
  let office: ReturnType<typeof administering>
  beforeAll(async () => {
    district = await openDistrict(await url())
    office = administering(district)
  })
  afterAll(() => district.close())
  const view = async (account: string) =>
    done(await office.get<AccountView>(`accounts/${(await personOf(district, account)).id}`))

  test('edited: name, unit, roles; the next act already stands under them; an old page is a conflict', async () => {
    const { id, version } = await view('east-editor')
    expect((await district.call('east-editor', 'GET', '/api/assignments')).status).toBe(200)
    const edit = { version, name: '新名', organisationCode: 'west', roles: ['editor', 'approver'] }
    const edited = done(await office.put<AccountView>(`accounts/${id}`, edit))
    expect(edited).toMatchObject({ name: '新名', organisation: { code: 'west' }, version: version + 1 })
    expect((await district.call('east-editor', 'GET', '/api/me')).body).toMatchObject({
      organisation: { code: 'west' },
      roles: ['editor', 'approver'],
    })
    expect((await office.put(`accounts/${id}`, edit)).status).toBe(409)
    expect(await ledgerOf(district, 'account.edited')).toHaveLength(1)
  })

  test('the last 管理员 keeps the role, and nobody puts oneself out of use', async () => {
    const { id, version, can } = await view('office')
    const edit = { version, name: '主任', organisationCode: 'office', roles: ['editor'] }
    expect(codesOf(await office.put(`accounts/${id}`, edit))).toEqual(['account.last-admin'])
    expect(
      codesOf(await office.put(`accounts/${id}`, { ...edit, roles: ['admin'], organisationCode: 'east' })),
    ).toEqual(['account.admin', 'account.last-admin'])
    expect(codesOf(await office.post(`accounts/${id}/deactivation`, { version }))).toEqual([
      'account.last-admin',
      'account.self',
    ])
    expect(can.deactivate).not.toEqual([])
    expect(codesOf(await office.post(`accounts/${id}/password`, { version }))).toEqual(['account.self'])
  })

  test('of two administrators who take each other’s role at once, one is left', async () => {
    const second = await view('office-editor')
    done(
      await office.put(`accounts/${second.id}`, {
        version: second.version,
        name: second.name,
        organisationCode: 'office',
        roles: ['editor', 'admin'],
      }),
    )
    const [one, two] = [await view('office'), await view('office-editor')]
    const takeFrom = (account: AccountView) => ({
      version: account.version,
      name: account.name,
      organisationCode: 'office',
      roles: ['editor', 'approver'],
    })
    const answers = await Promise.all([
      administering(district, 'office').put(`accounts/${two.id}`, takeFrom(two)),
      administering(district, 'office-editor').put(`accounts/${one.id}`, takeFrom(one)),
    ])
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
    const left = [await personOf(district, 'office'), await personOf(district, 'office-editor')]
    expect(left.filter(({ roles }) => roles.includes('admin'))).toHaveLength(1)
    // whoever is left gives both roles back, for the tests that follow
    const admin = administering(district, left.find(({ roles }) => roles.includes('admin'))?.account)
    const { id, version } = await personOf(district, 'office')
    done(
      await admin.put(`accounts/${id}`, {
        version,
        name: '主任',
        organisationCode: 'office',
        roles: ['editor', 'approver', 'admin'],
      }),
    )
  })

  test('deactivated: signed out at once and kept out; what it did keeps its name; restored it signs in again', async () => {
    expect((await district.call('west-editor', 'GET', '/api/me')).status).toBe(200)
    const { id, version } = await view('west-editor')
    const off = done(await office.post<AccountView>(`accounts/${id}/deactivation`, { version }))
    expect(off).toMatchObject({ active: false })
    expect((await district.call('west-editor', 'GET', '/api/me')).status).toBe(401)
    const refused = await district.call(null, 'POST', '/api/session', { account: 'west-editor', password: PASSWORD })
    expect({ status: refused.status, codes: codesOf(refused) }).toEqual({ status: 403, codes: ['account.inactive'] })
    expect(codesOf(await office.post(`accounts/${id}/deactivation`, { version: off.version }))).toEqual([
      'account.state',
    ])
    expect(codesOf(await office.post(`accounts/${id}/password`, { version: off.version }))).toEqual(['account.state'])
    const on = done(await office.post<AccountView>(`accounts/${id}/reactivation`, { version: off.version }))
    expect(codesOf(await office.post(`accounts/${id}/reactivation`, { version: on.version }))).toEqual([
      'account.state',
    ])
    expect(await signsIn(district, 'west-editor', PASSWORD)).toBe(true)
  })

  test('a reset password signs out, works once for a new one, and opens what guessing had closed', async () => {
    expect((await district.call('west', 'GET', '/api/me')).status).toBe(200)
    for (let turn = 0; turn < 10; turn++) await signsIn(district, 'west', 'wrong')
    expect(await signsIn(district, 'west', PASSWORD)).toBe(false)
    const { id, version } = await view('west')
    const { password, account } = done(await office.post<GivenPassword>(`accounts/${id}/password`, { version }))
    expect(account).toMatchObject({ mustChangePassword: true })
    expect((await district.call('west', 'GET', '/api/me')).status).toBe(401)
    expect(await signsIn(district, 'west', PASSWORD)).toBe(false)
    expect(await signsIn(district, 'west', password)).toBe(true)
    expect(JSON.stringify(await ledgerOf(district, 'account.password-reset'))).not.toContain(password)
  })
})
