import { once } from 'node:events'
import { buffer } from 'node:stream/consumers'
import { writePdf } from '@gongkai/server/exchange/export/writers/pdf'
import type { TemplateFields } from '@gongkai/shared/base/template/entry'
import { PLAIN } from '../../../fixtures/import/fixture'
import { closePdfs, pagesOf } from '../../../support/pdf'

async function* oneByOne<Item>(...items: Item[]) {
  yield* items
}
const rows = (count: number, fields: Partial<TemplateFields> = {}) =>
  oneByOne(
    ...Array.from({ length: count }, (_, at) => ({
      number: String(at + 1),
      unit: '东镇人民政府',
      fields: { ...PLAIN, level2: `事项${at + 1}`, ...fields },
    })),
  )
type Part = { name: string; rows: ReturnType<typeof rows> }
const writing = (draft: boolean, ...parts: Part[]) =>
  writePdf({
    kind: 'catalogue',
    title: '东区政务公开事项标准目录',
    subtitle: ['2026年第1版'],
    foot: '东区信息公开办',
    draft,
    madeAt: new Date('2026-11-23T00:00:00Z'),
    parts: oneByOne(...parts.map((part) => ({ ...part, title: `东区${part.name}领域政务公开事项标准目录` }))),
  })
const written = (draft: boolean, ...parts: Part[]) => buffer(writing(draft, ...parts))

afterAll(closePdfs)

test('every page has the head, its number of how many, and the foot; a part begins on a page of its own under its title', async () => {
  const pages = await pagesOf(
    await written(false, { name: '社会救助', rows: rows(9) }, { name: '养老服务', rows: rows(1) }),
  )
  expect(pages.length).toBeGreaterThan(3)
  pages.forEach((text, at) => {
    expect(text).toContain('公开渠道和载体')
    expect(text).toContain('东区信息公开办')
    expect(text).toContain(`第${at + 1}页`)
    expect(text).toContain(`共${pages.length}页`)
    expect(text).not.toContain('草稿')
  })
  expect(pages[0]).toContain('东区社会救助领域政务公开事项标准目录')
  expect(pages.at(-1)).toContain('东区养老服务领域政务公开事项标准目录')
  for (let number = 1; number <= 9; number++) expect(pages.join('')).toContain(`事项${number}`)
})

test('a draft is marked on every page', async () => {
  for (const text of await pagesOf(await written(true, { name: '社会救助', rows: rows(5) })))
    expect(text).toContain('草稿')
})

test('a row longer than a page goes on on the next, and nothing of it is lost', async () => {
  const content = Array.from({ length: 400 }, (_, at) => `第${at}段内容`).join('\n')
  const pages = await pagesOf(await written(false, { name: '社会救助', rows: rows(2, { content }) }))
  expect(pages.length).toBeGreaterThan(8)
  for (const at of [0, 199, 399]) expect(pages.join('').split(`第${at}段内容`)).toHaveLength(3)
})

test('no column overflows: words of letters are cut only where they are wider than it, and no line begins with a full stop', async () => {
  const content = `${'网'.repeat(14)}。https://www.example.gov.cn/${'a'.repeat(120)}`
  const [page] = await pagesOf(await written(false, { name: '社会救助', rows: rows(1, { content }) }))
  expect(page).toContain('a'.repeat(10))
  expect(page).toContain('网。')
})

test('two drawn at the same time do not mix', async () => {
  const name = '社会救助'
  const both = await Promise.all([
    written(false, { name, rows: rows(60) }),
    written(true, { name, rows: rows(60, { content: '另一份' }) }),
  ])
  const [one, other] = await Promise.all(both.map(async (pdf) => (await pagesOf(pdf)).join('')))
  expect([one?.includes('另一份'), one?.includes('草稿')]).toEqual([false, false])
  expect(other?.split('另一份')).toHaveLength(61)
  for (let number = 1; number <= 60; number++) for (const text of [one, other]) expect(text).toContain(`事项${number}`)
})

test('what fails while the rows are read fails the document; the next one is whole', async () => {
  async function* broken() {
    yield* rows(30)
    throw new Error('the database is gone')
  }
  await expect(written(false, { name: '社会救助', rows: broken() })).rejects.toThrow('the database is gone')
  expect((await pagesOf(await written(false, { name: '社会救助', rows: rows(1) }))).join('')).toContain('事项1')
})

test('whoever stops reading stops what is read', async () => {
  let read = 0
  let ended = false
  async function* endless() {
    try {
      for (;;) {
        read++
        yield* rows(1)
      }
    } finally {
      ended = true
    }
  }
  const out = writing(false, { name: '社会救助', rows: endless() })
  out.on('error', () => undefined)
  await once(out, 'readable')
  out.destroy()
  while (!ended) await new Promise((resolve) => setTimeout(resolve, 20))
  // no further ahead than what waits to be drawn and to be read
  expect(read).toBeLessThan(1000)
})
