import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const root = join(__dirname, '../..')
const source = join(root, 'miniapp/src')
/** Taro's own, which are no interfaces of WeChat. */
const OF_TARO = new Set(['env', 'getCurrentInstance', 'getCurrentPages'])

const table = readFileSync(join(root, 'docs/wechat-interfaces.md'), 'utf8')
  .split('## ')
  .find((part) => part.startsWith('小程序端'))
const rows = [...(table ?? '').matchAll(/^\| `(\w+)`\s*\|(.+)\|$/gm)].map(([, name = '', rest = '']) => ({
  name,
  cells: rest.split('|').map((cell) => cell.trim()),
}))

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

test.each(rows)('$name: says what for, since when, the limit, and the tests that cover it', ({ cells }) => {
  expect(cells).toHaveLength(5)
  const [what, since, without, limit, tests] = cells as [string, string, string, string, string]
  expect([what, without, limit].every(Boolean)).toBe(true)
  expect(since).toMatch(/^\d+\.\d+\.\d+$/)
  for (const name of tests.split('、'))
    expect([name, existsSync(join(root, 'tests', `${name}.test.ts`))]).toEqual([name, true])
})
