import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const root = join(__dirname, '../..')
const source = join(root, 'miniapp/src')
/** Taro's own, which are no interfaces of WeChat. */
const OF_TARO = new Set(['env', 'getCurrentInstance', 'getCurrentPages'])

const document = readFileSync(join(root, 'docs/wechat-interfaces.md'), 'utf8')
const rowsUnder = (heading: string) => {
  const table = document.split('## ').find((part) => part.startsWith(heading))
  return [...(table ?? '').matchAll(/^\| `(\w+)`\s*\|(.+)\|$/gm)].map(([, name = '', rest = '']) => ({
    name,
    cells: rest.split('|').map((cell) => cell.trim()),
  }))
}
const rows = rowsUnder('小程序端')
const buttons = rowsUnder('按钮能力')

const used = new Set(
  readdirSync(source, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name) && !/\.h5\.tsx?$/.test(name))
    .flatMap((name) =>
      [...readFileSync(join(source, name), 'utf8').matchAll(/\bTaro\.(\w+)\s*\(/g)].map(([, api]) => api as string),
    )
    .filter((name) => !OF_TARO.has(name)),
)

test('every interface of WeChat that the app calls stands in the table once, and no other', () => {
  expect(rows.map(({ name }) => name).sort()).toEqual([...used].sort())
})

test('every ability of a button stands in its table', () => {
  const opened = readdirSync(join(source, 'ui'))
    .filter((name) => name.endsWith('.tsx'))
    .flatMap((name) => [...readFileSync(join(source, 'ui', name), 'utf8').matchAll(/openType="(\w+)"/g)])
    .map(([, ability]) => ability)
  expect(buttons.map(({ name }) => name).sort()).toEqual([...new Set(opened)].sort())
})

test.each([...rows, ...buttons])(
  '$name: says what for, since when, the limit, and the tests that cover it',
  ({ cells }) => {
    expect(cells).toHaveLength(5)
    const [what, since, without, limit, tests] = cells as [string, string, string, string, string]
    expect([what, without, limit].every(Boolean)).toBe(true)
    expect(since).toMatch(/^\d+\.\d+\.\d+$/)
    for (const name of tests.split('、'))
      expect([name, existsSync(join(root, 'tests', `${name}.test.ts`))]).toEqual([name, true])
  },
)

test('every address of WeChat that the server asks stands in the table once, with the tests that cover it', () => {
  const client = readFileSync(join(root, 'server/src/platform/wechat/wechat.ts'), 'utf8')
  const asked = [...client.matchAll(/['`](\/(?:sns|cgi-bin|wxa)\/[\w/]+)/g)].map(([, path]) => path as string)
  const told = [...document.matchAll(/^\| `(?:GET|POST) (\/[\w/-]+)`\s*\|(.+)\|$/gm)].map(
    ([, path = '', rest = '']) => ({ path, tests: rest.split('|').at(-1)?.trim() ?? '' }),
  )
  expect(told.map(({ path }) => path).sort()).toEqual(asked.sort())
  for (const { tests } of told)
    for (const name of tests.split('、'))
      expect([name, existsSync(join(root, 'tests', `${name}.test.ts`))]).toEqual([name, true])
})
