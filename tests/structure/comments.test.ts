import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const root = join(__dirname, '../..')
const FOLDERS = ['server/src', 'shared/src', 'miniapp/src', 'scripts', 'tests']
const sources = FOLDERS.flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(tsx?|mjs|cjs)$/.test(name) && !/node_modules|fixtures|output/.test(name))
    .map((name) => `${folder}/${name}`),
)

/** A comment says its subject first: a relative clause has to be read twice. */
const RELATIVE = /^\s*(?:\/\*\*|\/\/|\*) ?(?:What|Who|Whoever|Where|Which|Whatever|Whose|Whom)\b/

test('no comment begins with a relative clause', () => {
  const found = sources.flatMap((file) =>
    readFileSync(join(root, file), 'utf8')
      .split('\n')
      .flatMap((line, index) => (RELATIVE.test(line) ? [`${file}:${index + 1} ${line.trim()}`] : [])),
  )
  expect(found).toEqual([])
})
