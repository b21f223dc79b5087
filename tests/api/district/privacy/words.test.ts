import { EventEntity } from '@gongkai/server/platform/ledger/event.entity'
import type { Refusal } from '@gongkai/shared/base/refusal'
import { databases } from '../../../support/databases'
import { type District, openDistrict } from '../../../support/district'
import { IDENTITY, MASKED_IDENTITY } from '../../../support/guarding'
import { guardedTexts } from '../../../support/request-texts'

/** Parts of a body that are one thing and no list. */
const ONE = new Set(['added', 'footer', 'guideline', 'source'])
/** Lists of texts. */
const TEXTS = new Set(['aliases', 'texts'])
const SAID = `当事人身份证号${IDENTITY}`

/** The body that says it at this place and nothing else, and the place as the refusal names it. */
function bodyWith([first = '', ...rest]: string[]): { body: object; at: string } {
  if (rest.length === 0)
    return TEXTS.has(first)
      ? { body: { [first]: ['没有', SAID] }, at: `${first}/1` }
      : { body: { [first]: SAID }, at: first }
  const inner = bodyWith(rest)
  return ONE.has(first)
    ? { body: { [first]: inner.body }, at: `${first}/${inner.at}` }
    : { body: { [first]: [inner.body] }, at: `${first}/0/${inner.at}` }
}

describe.each(databases)('words that others read, on $name', ({ url }) => {
  let district: District
  beforeAll(async () => {
    district = await openDistrict(await url())
  })
  afterAll(() => district.close())

  /** By the first account that may use the route at all. */
  async function refusedTo(method: string, path: string, body: object) {
    for (const account of ['office', 'civil', 'east', 'east-01']) {
      const answer = await district.send<{ refusals: Refusal[] }>(account, method, path, body)
      if (answer.status !== 403) return answer
    }
    throw new Error(`nobody may ${method} ${path}`)
  }

  test('each is refused with its place, in whatever request, and nothing is stored', async () => {
    const texts = guardedTexts()
    expect(texts.length).toBeGreaterThan(60)
    const before = await district.dataSource.manager.count(EventEntity)
    for (const text of texts) {
      const [method = '', path = '', field = ''] = text.split(' ')
      const { body, at } = bodyWith(field.split('.'))
      const { status, body: answer } = await refusedTo(method, path.replaceAll(/:\w+/g, '1'), body)
      expect({ text, status, refusals: answer.refusals }).toEqual({
        text,
        status: 422,
        refusals: [
          { code: 'personal.block', at, text: expect.stringContaining(`含有身份证号（${MASKED_IDENTITY}），请先遮盖`) },
        ],
      })
      expect(JSON.stringify(answer)).not.toContain(IDENTITY)
    }
    expect(await district.dataSource.manager.count(EventEntity)).toBe(before)
  })

  test('a body of any other shape is refused for its shape', async () => {
    for (const text of [null, 7, { text: SAID }, [SAID.repeat(2000)], SAID.repeat(2000)]) {
      const { status } = await district.send('office', 'POST', '/api/entries/1/comments', { text })
      expect(status).toBeGreaterThanOrEqual(400)
      expect(status).toBeLessThan(500)
    }
    expect((await district.send('office', 'POST', '/api/entries/1/comments', [SAID])).status).toBe(400)
    expect((await district.send('civil', 'PUT', '/api/canned-remarks', { texts: { __proto__: SAID } })).status).toBe(
      400,
    )
  })
})
