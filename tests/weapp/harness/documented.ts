import { readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import type { Weapp } from './driver'

const tests = join(__dirname, '../..')
export const interfacesDocument = readFileSync(join(tests, '../docs/wechat-interfaces.md'), 'utf8')

/** The rows of one of its tables whose first cell is a name in code. */
function rowsUnder(heading: string) {
  const table = interfacesDocument.split('## ').find((part) => part.startsWith(heading))
  return [...(table ?? '').matchAll(/^\| `(\w+)`\s*\|(.+)\|$/gm)].map(([, name = '', rest = '']) => {
    const cells = rest.split('|').map((cell) => cell.trim())
    return { name, cells, tests: cells.at(-1)?.split('、') ?? [] }
  })
}
export const interfaces = rowsUnder('小程序端')
export const buttons = rowsUnder('按钮能力')

/**
 * For the last test of a file that docs/wechat-interfaces.md names: the phones of this file called what the document says they do.
 *
 * @param file its __filename
 */
export function expectDocumented(weapp: Weapp, file: string): void {
  const test = relative(tests, file).replace('.test.ts', '')
  const names = [...interfaces, ...buttons].filter((row) => row.tests.includes(test)).map(({ name }) => name)
  expect(names).not.toEqual([])
  const called = weapp.called()
  expect(names.filter((name) => !called.has(name))).toEqual([])
}
