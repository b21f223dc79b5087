import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'

const dist = join(__dirname, '../../miniapp/dist/weapp')
const app = JSON.parse(readFileSync(join(dist, 'app.json'), 'utf8')) as {
  pages: string[]
  subPackages: { root: string; pages: string[] }[]
  preloadRule: Record<string, { packages: string[] }>
  sitemapLocation: string
}
const { subPackages } = app
const roots = subPackages.map(({ root }) => root)
const files = readdirSync(dist, { recursive: true, encoding: 'utf8' }).filter((name) =>
  statSync(join(dist, name)).isFile(),
)
const KB = 1024
const bytesOf = (names: string[]) => names.reduce((sum, name) => sum + statSync(join(dist, name)).size, 0)

/** Project files are not uploaded. */
const uploaded = files.filter((name) => name !== 'project.config.json')
const inSub = (root: string) => uploaded.filter((name) => name.startsWith(`${root}/`))
const packages = [
  { name: 'main', bytes: bytesOf(uploaded.filter((name) => !roots.some((root) => name.startsWith(`${root}/`)))) },
  ...roots.map((root) => ({ name: root, bytes: bytesOf(inSub(root)) })),
]
const total = packages.reduce((sum, { bytes }) => sum + bytes, 0)

test('the main package is at most 1 MB, so is each sub-package, and all are at most 4 MB', () => {
  if (process.env.GONGKAI_TABLES)
    console.table(
      [...packages, { name: 'total', bytes: total }].map(({ name, bytes }) => ({ name, KB: Math.ceil(bytes / KB) })),
    )
  expect(roots.length).toBeGreaterThan(0)
  expect(packages.filter(({ bytes }) => bytes > 1024 * KB)).toEqual([])
  expect(total).toBeLessThanOrEqual(4096 * KB)
})

test('the app is loaded by need, fetches what comes next, tells the index and guards what is private', () => {
  expect(app).toMatchObject({ lazyCodeLoading: 'requiredComponents', __usePrivacyCheck__: true, darkmode: false })
  const pages = new Set([...app.pages, ...roots])
  for (const [page, { packages: next }] of Object.entries(app.preloadRule)) {
    expect(app.pages).toContain(page)
    for (const root of next) expect(pages).toContain(root)
  }
  const { rules } = JSON.parse(readFileSync(join(dist, app.sitemapLocation), 'utf8')) as {
    rules: { action: string; page: string }[]
  }
  const known = new Set([
    ...app.pages,
    ...subPackages.flatMap(({ root, pages: of }) => of.map((page) => `${root}/${page}`)),
  ])
  expect(rules.filter(({ page }) => page !== '*' && !known.has(page))).toEqual([])
  expect(
    rules.filter(({ action, page }) => action === 'allow' && !/^pages\/(home|catalogue|public)\//.test(page)),
  ).toEqual([])
  expect(rules.at(-1)).toEqual({ action: 'disallow', page: '*' })
})

test('what is public can be shared to a friend and to 朋友圈, and nothing else', () => {
  // Taro's build keeps both in a page's script, from where it gives the page its two lifecycles.
  const shared = files
    .filter((name) => /^pages\/.*index\.js$/.test(name))
    .filter((name) => {
      const script = readFileSync(join(dist, name), 'utf8')
      const ways = ['enableShareAppMessage', 'enableShareTimeline'].map((way) => script.includes(`${way}=!0`))
      expect([name, ways[1]]).toEqual([name, ways[0]])
      return ways[0]
    })
    .map((name) => name.replace(/\/index\.js$/, ''))
    .sort()
  const publicPages = subPackages.find(({ root }) => root === 'pages/public')?.pages ?? []
  // 我的关注 is the user's own
  const expected = publicPages
    .map((page) => `pages/public/${page.replace(/\/index$/, '')}`)
    .filter((page) => !page.endsWith('followed'))
  expect(shared).toEqual(['pages/catalogue', 'pages/home', ...expected].sort())
})

test.each(['aria-label', 'aria-role', 'aria-checked', 'aria-hidden'])('%s survives the build', (attribute) => {
  const templates = files.filter((name) => name.endsWith('.wxml')).map((name) => readFileSync(join(dist, name), 'utf8'))
  expect(templates.some((template) => template.includes(`${attribute}="`))).toBe(true)
})
