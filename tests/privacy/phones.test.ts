import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { transformSync } from '@swc/core'

const folder = join(__dirname, '../../shared/src/base/privacy')
const files = readdirSync(folder).filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))

// iOS before 16.4 and old WeChat refuse the whole program for one lookbehind; nobody transpiles regular expressions.
test.each(files)('%s is understood by old phones', (name) => {
  const text = readFileSync(join(folder, name), 'utf8')
  // lookbehind, named groups, classes of Unicode
  expect(text).not.toMatch(/\(\?<|\\p\{/)
  expect(text).not.toMatch(/replaceAll|\.at\(|toReversed|structuredClone/)
})

test('the rules are small enough for a phone, compiled and compressed', () => {
  const compiled = files.map((name) => {
    const source = readFileSync(join(folder, name), 'utf8')
    const jsc = {
      parser: { syntax: 'typescript' },
      target: 'es2015',
      minify: { compress: true, mangle: true },
    } as const
    return transformSync(source, { jsc, minify: true, module: { type: 'es6' } }).code
  })
  expect(gzipSync(compiled.join('')).length).toBeLessThan(20_000)
})
