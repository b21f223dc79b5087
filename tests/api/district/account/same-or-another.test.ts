import { createAdmin } from '@gongkai/server/app/create-admin/create-admin'
import { FeedbackEntity } from '@gongkai/server/catalogue/feedback/feedback.entity'
import { PersonEntity } from '@gongkai/server/district/account/person.entity'
import { administering } from '../../../support/administering'
import { databases } from '../../../support/databases'
import { type District, openDistrict, PASSWORD } from '../../../support/district'

/** Two ways of writing, and whether people hold them equal as a name. */
const PAIRS = [
  { what: 'case', one: 'wang.li', other: 'Wang.LI', equal: true },
  { what: 'full width', one: 'wang-2', other: 'ｗａｎｇ－２', equal: true },
  { what: 'trailing blank', one: 'wang_3', other: 'wang_3 ', equal: true },
  { what: 'accent', one: 'finance', other: 'fínance', equal: false },
  { what: 'composed and decomposed', one: 'caf\u00e9村', other: 'cafe\u0301村', equal: true },
  { what: 'beyond the BMP', one: '𠮷家村', other: '𡈽家村', equal: false },
]
const ACCOUNTS = PAIRS.filter(({ one }) => /^[ -~]+$/.test(one))

describe.each(databases)('written otherwise, the same or another, on $name', ({ url }) => {
  let district: District
  beforeAll(async () => {
    district = await openDistrict(await url())
  })
  afterAll(() => district.close())
  const signIn = (account: string, password = PASSWORD) =>
    district.call(null, 'POST', '/api/session', { account, password })

  test.each(ACCOUNTS)('an account: $what', async ({ one, other, equal }) => {
    await createAdmin(district.dataSource, one, '甲', PASSWORD)
    expect((await signIn(one)).status).toBe(201)
    expect((await signIn(other)).status).toBe(equal ? 201 : 401)
    const again = await administering(district).post('accounts', {
      account: other,
      name: '乙',
      organisationCode: 'office',
      roles: ['editor'],
    })
    expect({ status: again.status, refused: JSON.stringify(again.body).includes('已经存在') }).toEqual({
      status: 422,
      refused: equal,
    })
    if (equal) await expect(createAdmin(district.dataSource, other, '乙', PASSWORD)).rejects.toThrow('已经存在')
  })

  test('guesses are counted by the account, however it is typed', async () => {
    await createAdmin(district.dataSource, 'Guessed', '甲', PASSWORD)
    expect(await district.dataSource.manager.existsBy(PersonEntity, { account: 'guessed' })).toBe(true)
    const spellings = ['guessed', 'GUESSED', ' guessed', 'ｇｕｅｓｓｅｄ', 'Guessed ']
    for (let tried = 0; tried < 10; tried++)
      expect((await signIn(spellings[tried % 5] ?? '', 'wrong password')).status).toBe(401)
    for (const spelling of [...spellings, 'guéssed'])
      expect((await signIn(spelling)).status).toBe(spelling === 'guéssed' ? 401 : 429)
  })

  test.each(PAIRS)('the name of a unit: $what', async ({ what, one, other, equal }) => {
    const make = (name: string, code: string) =>
      administering(district).post('organisations', { kind: 'village', parent: 'east', name, code, fills: false })
    const code = `unit-${PAIRS.findIndex((pair) => pair.what === what)}`
    expect((await make(one, code)).status).toBe(201)
    expect((await make(other, `${code}-b`)).status).toBe(equal ? 422 : 201)
  })

  test.each(PAIRS)('a complaint: $what', async ({ what, one, other }) => {
    // One key for all: only what is said tells them apart.
    const intent = `intent-${PAIRS.findIndex((pair) => pair.what === what)}-0123456789`
    const give = async (text: string) => {
      const { body } = await district.call<{ trackingCode: string }>(null, 'POST', '/api/public/feedback', {
        kind: 'missing',
        text: `${text}的低保公示没有看到`,
        domainCode: '01',
        organisationCode: 'east',
        intent,
      })
      return body.trackingCode
    }
    await district.dataSource.query("UPDATE feedback SET sender = 'somebody else'")
    // Text is no name: any difference makes another complaint, and nothing of it is changed.
    const [first, second] = [await give(one), await give(other)]
    expect(second).not.toBe(first)
    expect(await give(one)).toBe(first)
    const texts = (await district.dataSource.manager.find(FeedbackEntity)).map(({ text }) => text)
    expect(texts).toEqual(expect.arrayContaining([`${one}的低保公示没有看到`, `${other}的低保公示没有看到`]))
  })
})
