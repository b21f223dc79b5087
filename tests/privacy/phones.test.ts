import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const folder = join(__dirname, '../../shared/src/base/privacy')
const files = readdirSync(folder).filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))

// iOS before 16.4 and old WeChat refuse the whole program for one lookbehind; nobody transpiles regular expressions.
test.each(files)('%s is understood by old phones', (name) => {
  const text = readFileSync(join(folder, name), 'utf8')
  // lookbehind, named groups, classes of Unicode
  expect(text).not.toMatch(/\(\?<|\\p\{/)
  expect(text).not.toMatch(/replaceAll|\.at\(|toReversed|structuredClone/)
})

test('the rules are small enough for a phone', () => {
  const size = files.reduce((sum, name) => sum + readFileSync(join(folder, name)).length, 0)
  expect(size).toBeLessThan(64_000)
})
