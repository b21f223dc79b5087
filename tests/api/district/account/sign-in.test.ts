import { SignInLimit } from '@gongkai/server/district/account/sign-in-limit'
import { Clock } from '@gongkai/server/platform/clock'
import { databases } from '../../../support/databases'
import { type District, openDistrict, PASSWORD } from '../../../support/district'

describe.each(databases)('guessing passwords on $name', ({ url }) => {
  let district: District
  beforeAll(async () => {
    district = await openDistrict(await url())
  })
  afterAll(() => district.close())
  const tryOf = async (account: string, password: string, address = '10.1.1.1') => {
    const reply = await district.app.inject({
      method: 'POST',
      url: '/api/session',
      headers: { 'x-forwarded-for': address },
      payload: { account, password },
    })
    return { status: reply.statusCode, code: reply.json().refusals?.[0]?.code, text: reply.json().refusals?.[0]?.text }
  }

  test('after ten wrong ones at once even the right one waits; others and other addresses do not', async () => {
    district.clock.stop()
    const wrong = await Promise.all(Array.from({ length: 14 }, () => tryOf('East', 'wrong')))
    expect(wrong.map(({ status }) => status).sort()).toEqual([...Array(10).fill(401), ...Array(4).fill(429)])
    const locked = await tryOf(' east ', PASSWORD)
    expect(locked).toMatchObject({ status: 429, code: 'account.too-many' })
    expect(locked.text).toMatch(/15 分钟后再试/)
    expect((await tryOf('west', PASSWORD)).status).toBe(201)
    expect((await tryOf('east', PASSWORD, '10.1.1.2')).status).toBe(201)
  })

  test('an unknown account is answered and counted like a known one', async () => {
    for (let turn = 0; turn < 10; turn++)
      expect(await tryOf('nobody', 'x')).toMatchObject({ status: 401, code: 'account.sign-in' })
    expect((await tryOf('nobody', 'x')).status).toBe(429)
  })

  test('a right password clears the count', async () => {
    for (let turn = 0; turn < 3; turn++) {
      for (let wrong = 0; wrong < 6; wrong++) expect((await tryOf('civil', 'x')).status).toBe(401)
      expect((await tryOf('civil', PASSWORD)).status).toBe(201)
    }
  })
})

test('the wait ends after 15 minutes; many accounts from one address are one guesser; the memory is bounded', () => {
  let now = Date.parse('2026-07-20T00:00:00Z')
  const clock = new Clock()
  clock.now = () => new Date(now)
  const limit = new SignInLimit(clock)
  const passes = (account: string, address: string) => {
    try {
      limit.begin(account, address)
      return true
    } catch {
      return false
    }
  }
  for (let turn = 0; turn < 10; turn++) expect(passes('a', '1')).toBe(true)
  expect(passes('a', '1')).toBe(false)
  now += 15 * 60_000 + 1
  expect(passes('a', '1')).toBe(true)
  for (let turn = 0; turn < 199; turn++) expect(passes(`b${turn}`, '1')).toBe(true)
  expect(passes('c', '1')).toBe(false)
  for (let turn = 0; turn < 30_000; turn++) limit.begin('x', `10.${turn}`)
  expect((limit as unknown as { tried: Map<string, unknown> }).tried.size).toBe(20_000)
})
