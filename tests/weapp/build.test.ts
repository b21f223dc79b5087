import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'

const dist = join(__dirname, '../../miniapp/dist/weapp')
const app = JSON.parse(readFileSync(join(dist, 'app.json'), 'utf8')) as {
  subPackages?: { root: string }[]
  subpackages?: { root: string }[]
}
const roots = (app.subPackages ?? app.subpackages ?? []).map(({ root }) => root.replace(/\/$/, ''))
const files = readdirSync(dist, { recursive: true, encoding: 'utf8' }).filter((name) =>
  statSync(join(dist, name)).isFile(),
)
const bytesOf = (names: string[]) => names.reduce((sum, name) => sum + statSync(join(dist, name)).size, 0)

test('the main package is at most 1 MB, and so is each sub-package', () => {
  expect(roots.length).toBeGreaterThan(0)
  expect(bytesOf(files.filter((name) => !roots.some((root) => name.startsWith(`${root}/`))))).toBeLessThanOrEqual(
    1024 * 1024,
  )
  for (const root of roots)
    expect(bytesOf(files.filter((name) => name.startsWith(`${root}/`)))).toBeLessThanOrEqual(1024 * 1024)
})

test.each(['aria-label', 'aria-role', 'aria-checked', 'aria-hidden'])('%s survives the build', (attribute) => {
  const templates = files.filter((name) => name.endsWith('.wxml')).map((name) => readFileSync(join(dist, name), 'utf8'))
  expect(templates.some((template) => template.includes(`${attribute}="`))).toBe(true)
})
