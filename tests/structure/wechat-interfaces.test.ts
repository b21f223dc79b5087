import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { buttons, interfacesDocument, interfaces as rows } from '../weapp/harness/documented'

const root = join(__dirname, '../..')
const source = join(root, 'miniapp/src')
/** Taro's own, which are no interfaces of WeChat. */
const OF_TARO = new Set(['env', 'nextTick', 'getCurrentInstance', 'getCurrentPages'])

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
  '$name: says what for, since when, what without it, the limit, and the tests that cover it',
  ({ cells }) => {
    expect(cells).toHaveLength(5)
    const [what, since, without, limit] = cells as [string, string, string, string, string]
    expect([what, without, limit].every(Boolean)).toBe(true)
    expect(since).toMatch(/^\d+\.\d+\.\d+$/)
  },
)

/** The calls of a test show only in a run: each file named checks its own run, in a test of its own. */
test.each([...new Set([...rows, ...buttons].flatMap(({ tests }) => tests))])(
  '%s fails unless its phones called every interface that names it',
  (name) => {
    const text = readFileSync(join(root, 'tests', `${name}.test.ts`), 'utf8')
    expect(text).toMatch(/^ {2}test\('[^']+', \(\) => expectDocumented\(on\.weapp, __filename\)\)$/m)
  },
)

test('every address of WeChat that the server asks stands in the table once, with the tests that cover it', () => {
  const client = readFileSync(join(root, 'server/src/platform/wechat/wechat.ts'), 'utf8')
  const asked = [...client.matchAll(/['`](\/(?:sns|cgi-bin|wxa)\/[\w/]+)/g)].map(([, path]) => path as string)
  const documentedRows = [...interfacesDocument.matchAll(/^\| `(?:GET|POST) (\/[\w/-]+)`\s*\|(.+)\|$/gm)].map(
    ([, path = '', rest = '']) => ({ path, tests: rest.split('|').at(-1)?.trim() ?? '' }),
  )
  expect(documentedRows.map(({ path }) => path).sort()).toEqual(asked.sort())
  for (const { tests } of documentedRows)
    for (const name of tests.split('、'))
      expect([name, existsSync(join(root, 'tests', `${name}.test.ts`))]).toEqual([name, true])
})
