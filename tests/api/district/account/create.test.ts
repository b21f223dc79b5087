import type { AccountPage, AccountView, GivenPassword } from '@gongkai/shared/district/account/account.contract'
import { done, placesOf } from '../../../support/acting'
import { administering, ledgerOf, signsIn } from '../../../support/administering'
import { databases } from '../../../support/databases'
import { type District, openDistrict } from '../../../support/district'

describe.each(databases)('new accounts on $name', ({ url }) => {
  let district: District
  let office: ReturnType<typeof administering>
  beforeAll(async () => {
    district = await openDistrict(await url())
    office = administering(district)
  })
  afterAll(() => district.close())
  const request = { account: 'wang', name: '王五', organisationCode: 'east-01', roles: ['editor'] }
  const create = (change: object = {}) => office.post<GivenPassword>('accounts', { ...request, ...change })

  test('every fault at once, at its field', async () => {
    expect(placesOf(await create({ account: '王', name: ' ', organisationCode: 'nowhere', roles: [] }))).toEqual([
      'account.name at account',
      'account.person at name',
      'account.organisation at organisation',
      'account.roles at roles',
    ])
    expect(placesOf(await create({ account: 'EAST', roles: ['admin'] }))).toEqual([
      'account.taken at account',
      'account.admin at roles',
    ])
    expect((await create({ roles: ['king'] })).status).toBe(400)
  })

  test('the password is shown once, is good for one’s own password only, and is in no ledger', async () => {
    const { account, password } = done(await create())
    expect(account).toMatchObject({ account: 'wang', mustChangePassword: true, active: true })
    const session = await district.call<{ token: string }>(null, 'POST', '/api/session', { account: 'wang', password })
    expect(session.status).toBe(201)
    const as = (method: string, url: string, payload?: object) =>
      district.app.inject({
        method: method as 'GET',
        url,
        headers: { authorization: `Bearer ${session.body.token}` },
        ...(payload ? { payload } : {}),
      })
    expect((await as('GET', '/api/assignments')).json().refusals[0].code).toBe('account.must-change-password')
    expect((await as('GET', '/api/me')).json()).toMatchObject({ mustChangePassword: true })
    const weak = await as('POST', '/api/me/password', { current: 'not it', next: 'wang' })
    expect(weak.json().refusals.map(({ at }: { at: string }) => at)).toEqual(
      expect.arrayContaining(['current', 'next']),
    )
    const next = 'Correct horse 7'
    expect((await as('POST', '/api/me/password', { current: password, next })).statusCode).toBe(204)
    expect((await as('GET', '/api/assignments')).statusCode).toBe(200)
    expect(await signsIn(district, 'wang', password)).toBe(false)
    expect(await signsIn(district, 'WANG', next)).toBe(true)
    expect(JSON.stringify(await ledgerOf(district, 'account.created'))).not.toContain(password)
  })

  test('two taps make one account', async () => {
    const twice = await Promise.all([create({ account: 'zhao' }), create({ account: 'zhao' })])
    expect(twice.map(({ status }) => status).sort()).toEqual([201, 422])
  })

  test('found by name, account, unit; a sign of LIKE is a letter', async () => {
    const found = async (query: string) =>
      done(await office.get<AccountPage>(`accounts?${query}`)).items.map(({ account }) => account)
    expect(await found(`q=${encodeURIComponent('王五 一村')}`)).toEqual(['wang', 'zhao'])
    expect(await found('q=zha')).toEqual(['zhao'])
    expect(await found('q=%25')).toEqual([])
    expect(await found('organisation=east-01')).toEqual(['east-01', 'east-01-editor', 'wang', 'zhao'])
    expect((await office.get('accounts?page=0')).status).toBe(400)
    const [first] = done(await office.get<AccountPage>('accounts?q=wang')).items
    expect(done(await office.get<AccountView>(`accounts/${first?.id}`))).toEqual(first)
    expect((await office.get('accounts/999999')).status).toBe(404)
  })
})
