import { readFile } from 'node:fs/promises'
import { promisify } from 'node:util'
import { brotliDecompress } from 'node:zlib'
import type { Division } from '@gongkai/shared/app/setup/setup.contract'

/** Beside src and dist alike; `scripts/make-divisions.mjs` writes it and says how. */
const FOLDER = new URL('../../../divisions/', import.meta.url)
const unpack = promisify(brotliDecompress)

/** Digits of a division's own part, by the sign before its line. */
const LEVELS = [
  { sign: '=', digits: 2 },
  { sign: '-', digits: 2 },
  { sign: '+', digits: 3 },
  { sign: '', digits: 3 },
] as const

/**
 * The divisions below one: '' has the provinces, 35 its cities, 3505 its counties, 350505 its towns with their villages. Read from the files
 * each time, since a district is set up once.
 * @returns null where there is no such division
 */
export async function divisionsBelow(parent: string): Promise<Division[] | null> {
  const provinces = (await readFile(new URL('provinces.txt', FOLDER), 'utf8')).trim().split('\n')
  const items = provinces.map((line) => ({ code: line.slice(0, 2), name: line.slice(3) }))
  if (parent === '') return items
  const province = items.find(({ code }) => code === parent.slice(0, 2))
  if (!province || ![2, 4, 6].includes(parent.length)) return null
  const packed = await readFile(new URL(`${province.code}.txt.br`, FOLDER))
  const found = below(parent, province.code, (await unpack(packed)).toString().split('\n'))
  return found.length > 0 ? found : null
}

function below(parent: string, province: string, lines: readonly string[]): Division[] {
  /** the code so far at each level, and the last number given there */
  const codes = [province, '', '', '', '']
  const last = [-1, -1, -1, -1]
  const found: Division[] = []
  for (const line of lines) {
    const level = LEVELS.findIndex(({ sign }) => line.startsWith(sign))
    const { sign, digits } = LEVELS[level] ?? LEVELS[3]
    const [, given, name = ''] = /^(?:(\d+) )?(.*)$/.exec(line.slice(sign.length)) ?? []
    const number = given === undefined ? (last[level] ?? 0) + 1 : Number(given)
    last[level] = number
    last.fill(-1, level + 1)
    const above = codes[level] ?? ''
    const code = above + String(number).padStart(digits, '0')
    codes[level + 1] = code
    if (above === parent) found.push({ code, name })
    else if (level === 3 && parent.length === 6 && above.startsWith(parent))
      (found.at(-1) as Division).children = [...(found.at(-1)?.children ?? []), { code, name }]
  }
  return found
}
