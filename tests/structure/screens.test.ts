import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ON_BOTH, onMariadb } from '../support/databases'

const textOf = (file: string) => readFileSync(join(__dirname, '..', file), 'utf8')
const files = ['journeys', 'weapp'].flatMap((folder) =>
  readdirSync(join(__dirname, '..', folder))
    .filter((name) => name.endsWith('.test.ts'))
    .map((name) => `${folder}/${name}`),
)
const storing = files.filter((file) => textOf(file).includes('support/databases'))
const onOne = storing.filter((file) => !ON_BOTH.includes(file))

test('those on both databases are there, and run on both', () => {
  expect(ON_BOTH.filter((file) => !/describe\.each\(databases\)/.test(textOf(file)))).toEqual([])
})

test('every other test of screens runs on one, and its name says on which', () => {
  const odd = onOne.filter((file) => {
    const suites = textOf(file).match(/^describe.*$/gm) ?? []
    return suites.some((suite) => !/^describe\.each\(screenDatabases\)\('.* on \$name', /.test(suite))
  })
  expect(odd).toEqual([])
})

test('they are spread over both', () => {
  const share = onOne.filter(onMariadb).length / onOne.length
  expect({ share, even: share > 0.35 && share < 0.65 }).toEqual({ share, even: true })
})
