import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { FIELDS, factsOf } from '@gongkai/shared/base/template/fields'

const root = join(__dirname, '../..')
const TABLE = 'shared/src/base/template/fields.ts'
const sources = ['server', 'shared', 'miniapp'].flatMap((name) =>
  readdirSync(join(root, name, 'src'), { recursive: true, encoding: 'utf8' })
    .map((file) => `${name}/src/${file}`)
    .filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file) && file !== TABLE),
)
const text = new Map(sources.map((file) => [file, readFileSync(join(root, file), 'utf8')]))
const names = [...FIELDS, 'documentNumber', 'article'].join('|')

/** A field bounded by a figure: in a decorator before it, or in an object by its name. */
const BOUNDS = [
  new RegExp(`(?:Text|Words|MaxLength|ArrayMaxSize)\\(\\d[^@]*\\)\\s*(?:${names})[!?]?:`),
  new RegExp(`\\b(?:${names}): \\d{2,}\\b`),
]

test('what a field may hold is written in its table alone', () => {
  const found = [...text].flatMap(([file, source]) =>
    BOUNDS.flatMap((bound) => bound.exec(source)?.[0].replace(/\s+/g, ' ') ?? []).map((words) => `${file}: ${words}`),
  )
  expect(found).toEqual([])
})

test('such a bound would be found', () => {
  expect('@IsOptional() @Text(500) timeLimit?: string').toMatch(BOUNDS[0] as RegExp)
  expect('const MOST = { level1: 50 }').toMatch(BOUNDS[1] as RegExp)
})

test('so is what the form says of it', () => {
  const lines = FIELDS.map((field) => factsOf(field).guidance.line)
  expect([...text].filter(([, source]) => lines.some((line) => source.includes(line))).map(([file]) => file)).toEqual(
    [],
  )
})
