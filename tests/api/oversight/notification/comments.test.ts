import { handedInBy } from '../../../factories/handed-in'
import { codesOf, desk, done } from '../../../support/acting'
import { databases } from '../../../support/databases'
import { type District, openDistrict } from '../../../support/district'

describe.each(databases)('留言 on an entry, on $name', ({ url }) => {
  let district: District
  let entry: number
  const of = (account: string) => desk(district, account)
  beforeAll(async () => {
    district = await openDistrict(await url())
    entry = (await handedInBy(district, 'east', '02')).entries[0]?.id ?? 0
  })
  afterAll(() => district.close())

  test('lead and town ask and answer in any state; each is told of the other’s', async () => {
    done(await of('civil').comment(entry, ' 对象名单每年公示几次？ '))
    done(await of('east-editor').comment(entry, '每年两次'))
    const seen = done(await of('housing').comments(entry))
    expect(seen.map(({ organisation, text, own }) => [organisation.name, text, own])).toEqual([
      ['区民政局', '对象名单每年公示几次？', false],
      ['东镇人民政府', '每年两次', false],
    ])
    expect(done(await of('east').comments(entry)).map(({ own }) => own)).toEqual([false, true])
    const noticesOf = async (account: string) =>
      (await of(account).notices()).items.filter(({ kind }) => kind === 'comment').map(({ text }) => text)
    expect(await noticesOf('east')).toEqual(['对象名单每年公示几次？'])
    expect(await noticesOf('civil')).toEqual(['每年两次'])
    expect(await noticesOf('housing')).toEqual(['每年两次'])
    expect(await noticesOf('west')).toEqual([])
  })

  test('nobody else reads or writes; empty and endless ones are refused', async () => {
    for (const account of ['west', 'east-01']) {
      expect((await of(account).comments(entry)).status).toBe(404)
      expect((await of(account).comment(entry, '路过')).status).toBe(404)
    }
    expect(codesOf(await of('civil').comment(entry, '  '))).toEqual(['comment.empty'])
    expect(codesOf(await of('civil').comment(entry, '长'.repeat(501)))).toEqual(['comment.long'])
    expect((await of('civil').comment(entry, 5)).status).toBe(400)
    expect((await of('civil').comment(999_999, '在吗')).status).toBe(404)
    expect((await district.call(null, 'GET', `/api/entries/${entry}/comments`)).status).toBe(401)
    expect(done(await of('east').comments(entry))).toHaveLength(2)
  })
})
