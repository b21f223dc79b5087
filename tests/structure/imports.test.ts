import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const root = join(__dirname, '../..')
function sources(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => `${folder}/${name}`)
}
const importsOf = (file: string) =>
  [...readFileSync(join(root, file), 'utf8').matchAll(/(?:from|import)\s+'([^']+)'/g)].map(([, target]) => target ?? '')

test.each([
  // Rules are pure; so is the one function that a library has better.
  ['shared/src', /^(\.\.?\/|fastest-levenshtein$)/],
  ['miniapp/src', /^(?!@gongkai\/server|node:|@nestjs|typeorm|.*\/server\/)/],
  ['server/src', /^(?!@gongkai\/miniapp|@tarojs|react|.*\/miniapp\/)/],
])('imports of %s flow one way', (folder, permitted) => {
  const files = sources(folder)
  expect(files.length).toBeGreaterThan(10)
  const wrong = files.flatMap((file) =>
    importsOf(file)
      .filter((target) => !permitted.test(target))
      .map((target) => `${file}: ${target}`),
  )
  expect(wrong).toEqual([])
})

test('shared reads no clock', () => {
  const reading = sources('shared/src').filter((file) =>
    /Date\.now\(|new Date\(\)/.test(readFileSync(join(root, file), 'utf8')),
  )
  expect(reading).toEqual([])
})
