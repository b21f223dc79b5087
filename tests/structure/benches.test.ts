import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const bench = join(__dirname, '../bench')
const root = join(__dirname, '../..')
const textOf = (name: string) => readFileSync(join(bench, name), 'utf8')
const files = readdirSync(bench)
/** The file that a command of package.json starts. */
const started = [...readFileSync(join(__dirname, '../package.json'), 'utf8').matchAll(/bench\/([\w-]+\.mjs)/g)].map(
  ([, name]) => name ?? '',
)

// Nobody compiles them and few run them: a module that was moved would go unnoticed until somebody wants a figure.
test.each(files)('%s imports only what there is', (name) => {
  const missing = [...textOf(name).matchAll(/from '([^']+)'/g)]
    .map(([, target]) => target ?? '')
    .filter((target) => {
      const [, part, path] = /^@gongkai\/(server|shared)\/(.+)$/.exec(target) ?? []
      if (part) return !existsSync(join(root, part, 'src', `${path}.ts`))
      return target.startsWith('.') && !existsSync(join(bench, target))
    })
  expect(missing).toEqual([])
})

test.each(files)('%s prepares a database as the product does', (name) => {
  expect(textOf(name)).not.toContain('runMigrations')
})

test.each(started)('%s ends with other than 0 where it finds a fault', (name) => {
  expect(textOf(name)).toMatch(/process\.exit(Code = |\()faults\.(length|size) > 0 \? 1 : 0/)
})
