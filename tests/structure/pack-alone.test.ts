import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const root = join(__dirname, '../..')
const sources = ['server', 'shared', 'miniapp'].flatMap((name) =>
  readdirSync(join(root, name, 'src'), { recursive: true, encoding: 'utf8' })
    .map((file) => `${name}/src/${file}`)
    .filter((file) => /\.tsx?$/.test(file)),
)
const isPack = (file: string) => file.startsWith('server/src/app/regions/quangang/')
const isDemo = (file: string) => file.startsWith('server/src/app/demo/')

test('泉港 is known to its own pack and to the demo alone: another district has nothing of it', () => {
  const importing = sources.filter((file) => /from '[^']*\/quangang\//.test(readFileSync(join(root, file), 'utf8')))
  expect(importing.filter(isDemo).length).toBeGreaterThan(0)
  expect(importing.filter((file) => !isPack(file) && !isDemo(file))).toEqual([])
})
