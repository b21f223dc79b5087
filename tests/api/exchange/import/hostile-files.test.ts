import type { Refusal } from '@gongkai/shared/base/refusal'
import type { AccountListPreview } from '@gongkai/shared/district/account/account.contract'
import type { ImportView } from '@gongkai/shared/exchange/import/import.contract'
import { done } from '../../../support/acting'
import { databases } from '../../../support/databases'
import { type District, openDistrict } from '../../../support/district'
import { HOSTILE, HOSTILE_TEXT } from '../../../support/hostile-files'
import { importer } from '../../../support/importing'
import { watchMainThread } from '../../../support/main-thread'
import { xlsxOf } from '../../../support/office-files'

/** Of the thread that answers everybody, at one piece; a file in it took minutes. The compiler's own work is in it. */
const LONGEST_MS = 1500
const MOST_GROWTH_MB = 1200
const CHINESE = /[\u4e00-\u9fff]/

const fair = () =>
  xlsxOf({ 表: '<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>甲</t></is></c></row></sheetData>' })

const files: [string, Buffer][] = []
beforeAll(async () => {
  for (const [what, make] of Object.entries(HOSTILE)) files.push([what, await make()])
})

describe.each(databases)('what somebody made to harm, on $name', ({ name, url }) => {
  let district: District
  // The reader is the same on every database; its answers are stored on each.
  const some = () => (name === 'sqlite' ? files : files.slice(0, 6))
  beforeAll(async () => {
    district = await openDistrict(await url())
    const tokens = ['office', 'east', 'west'].map((account) => district.tokenOf(account))
    await Promise.all(tokens)
  })
  afterAll(() => district.close())

  /** The home page is answered all the while, by the same thread. */
  async function meanwhile(work: () => Promise<void>): Promise<void> {
    const end = watchMainThread()
    let going = true
    let answered = 0
    const home = (async () => {
      while (going) {
        const { status } = await district.call(null, 'GET', '/api/public/home')
        if (status === 200) answered++
        await new Promise((resolve) => setTimeout(resolve, 50))
      }
    })()
    try {
      await work()
    } finally {
      going = false
      await home
    }
    const { longestMs, grewMb, turns } = await end()
    expect(longestMs).toBeLessThan(LONGEST_MS)
    expect(grewMb).toBeLessThan(MOST_GROWTH_MB)
    expect(turns).toBeGreaterThan(10)
    expect(answered).toBeGreaterThan(5)
  }

  const inChinese = (refusals: readonly Refusal[]) =>
    refusals.length > 0 && refusals.every(({ code, text }) => code !== 'import.fault' && CHINESE.test(text))

  test('given as an account list: refused with its reason or read, and everybody else is served', async () => {
    const wrong: string[] = []
    await meanwhile(async () => {
      for (const [what, bytes] of some()) {
        // The list is a form like others: a larger one is not even taken in.
        const { status, body } = await district.call<AccountListPreview & { refusals: Refusal[] }>(
          'office',
          'POST',
          '/api/accounts/list',
          bytes,
        )
        const explained = status === 200 ? 'rows' in body : [413, 422].includes(status) && inChinese(body.refusals)
        if (!explained) wrong.push(`${what}: ${status} ${JSON.stringify(body)}`)
      }
    })
    expect(wrong).toEqual([])
  })

  test('given as an import, as a file and as a paste: refused with its reason or read, and everybody else is served', async () => {
    const east = importer(district, 'east')
    const wrong: string[] = []
    const heard = async (what: string, view: ImportView) => {
      const { state, refusals, id } = await east.read(view)
      if (state === 'refused' ? !inChinese(refusals) : state !== 'ready')
        wrong.push(`${what}: ${state} ${JSON.stringify(refusals)}`)
      await east.remove(id)
    }
    const texts = Object.entries(HOSTILE_TEXT).slice(0, name === 'sqlite' ? undefined : 2)
    await meanwhile(async () => {
      for (const [what, bytes] of some()) await heard(what, done(await east.file('entries', bytes, '目录.xlsx')))
      for (const [what, make] of texts) {
        const text = make()
        const html = /^</.test(text)
        await heard(`${what}, as a file`, done(await east.file('entries', Buffer.from(text), '目录.csv')))
        await heard(
          `${what}, pasted`,
          done(await east.pasted('entries', html ? '甲\t乙' : text, html ? { html: text } : {})),
        )
      }
    })
    expect(wrong).toEqual([])
  })

  test('a unit has so many files waiting and no more, and keeps no other unit waiting', async () => {
    const slow = Buffer.from(`序号,事项\n1,"${'x"'.repeat(2_000_000)}${' '.repeat(4_000_000)}\n`)
    const west = importer(district, 'west')
    const given: ImportView[] = []
    for (let at = 0; at < 3; at++) given.push(done(await west.file('entries', slow)))
    const fourth = await west.file('entries', slow)
    expect(fourth.status).toBe(422)
    expect((fourth.body as unknown as { refusals: Refusal[] }).refusals).toMatchObject([
      { code: 'import.busy', at: 'file' },
    ])
    const east = importer(district, 'east')
    const read = await east.read(done(await east.file('entries', await fair(), '目录.xlsx')))
    expect(read.state).toBe('ready')
    expect((await district.call('office', 'POST', '/api/accounts/list', await fair())).status).toBe(200)
    const states = await Promise.all(given.map(async ({ id }) => (await west.view(id)).state))
    expect(states.filter((state) => state === 'reading').length).toBeGreaterThanOrEqual(1)
    for (const { id } of given) await west.remove(id)
  })

  test('a body of ever deeper lists, or of millions of values, is refused before it is taken apart', async () => {
    const deep = (depth: number) => `{"kind":"entries","text":${'['.repeat(depth)}${']'.repeat(depth)}}`
    for (const [payload, code] of [
      [deep(40), 'request.deep'],
      [deep(9_000_000), 'request.deep'],
      [`{"kind":"entries","text":[${'[],'.repeat(1_000_000)}[]]}`, 'request.many'],
    ] as const) {
      const { status, body } = await district.call<{ refusals: Refusal[] }>(
        'east',
        'POST',
        '/api/imports/pasted',
        payload,
      )
      expect([status, body.refusals.map((refusal) => refusal.code)]).toEqual([400, [code]])
    }
    // Brackets within a text are text.
    const text = `${'[{"\\'.repeat(50_000)}\t乙`
    expect((await importer(district, 'east').pasted('entries', text)).status).toBe(201)
  })
})
