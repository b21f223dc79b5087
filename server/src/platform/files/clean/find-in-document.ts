import { findInColumn } from '@gongkai/shared/base/privacy/find-in-column'
import { findPersonalData } from '@gongkai/shared/base/privacy/find-personal-data'
import type { PersonalFinding } from '@gongkai/shared/base/privacy/personal-data'
import { unreadable } from '../package/unreadable.js'
import {
  type CleaningLimits,
  type DocumentText,
  MOST_FINDINGS,
  type PlacedFinding,
  type TableText,
} from './cleaned-file.js'

/** The 个人信息 in a document's text with their places, by the same rules as everywhere. @throws Unreadable where there is too much of it */
export function findInDocument(
  { flows, tables }: DocumentText,
  official: ReadonlySet<string>,
  { characters }: Pick<CleaningLimits, 'characters'>,
): PlacedFinding[] {
  let length = flows.reduce((sum, { text }) => sum + text.length, 0)
  for (const { rows } of tables) for (const row of rows) for (const cell of row) length += cell.length
  if (length > characters)
    unreadable('file.heavy', `这个文件的文字超过 ${characters / 10_000} 万字，一次读不下，请拆成几个文件后再上传`)
  const found: Found[] = []
  for (const { text, placeAt } of flows)
    for (const finding of findPersonalData(text, { official }))
      found.push({ finding, place: placeAt(finding.from), head: '', text })
  for (const table of tables) found.push(...inTable(table, official))
  return found
    .slice(0, MOST_FINDINGS)
    .map((one) => ({ ...one.finding, place: one.place, around: aroundOf(one, official) }))
}

/** A finding with the text it stands in. */
interface Found {
  finding: PersonalFinding
  place: string
  head: string
  text: string
  /** the text is the datum: a column of names */ whole?: true
}

/** The first row may be heads, or data where a table has none. */
function inTable({ rows, placeAt }: TableText, official: ReadonlySet<string>): Found[] {
  const [heads = [], ...data] = rows
  const width = Math.max(0, ...rows.map(({ length }) => length))
  const besides = data.map((cells) => cells.join('\n'))
  const found: Found[] = heads.flatMap((text, column) =>
    findPersonalData(text, { official }).map((finding) => ({ finding, place: placeAt(0, column), head: '', text })),
  )
  for (let column = 0; column < width; column++) {
    const values = data.map((cells) => cells[column] ?? '')
    const head = heads[column] ?? ''
    const context = { beside: (row: number) => besides[row] ?? '', official }
    for (const one of findInColumn(head, values, context)) {
      // A column of names is told once; of a number each place is told, for each is to be masked.
      const [first] = one.findings
      if (one.whole && one.kind === 'name-list' && first) {
        const text = values.filter((value) => value.trim()).join('\n')
        found.push({ finding: first.finding, place: `${placeAt(0, column)}，${one.text}`, head, text, whole: true })
      } else
        for (const { row, finding } of one.findings)
          found.push({ finding, place: placeAt(row + 1, column), head, text: values[row] ?? '' })
    }
  }
  return found
}

/** Words before and after a datum, tried one after the other. */
const REACHES = [0, 20, 80, 400]
/** The most that an answer takes. */
const MOST_AROUND = 20_000
const MOST_HEAD = 100

function aroundOf({ finding, head, text, whole }: Found, official: ReadonlySet<string>): PlacedFinding['around'] {
  if (head.length > MOST_HEAD) return null
  const { kind, gravity, from, to } = finding
  const reaches = whole ? [] : REACHES
  const parts = reaches.map((reach) => [Math.max(0, from - reach), Math.min(text.length, to + reach)] as const)
  if (text.length <= MOST_AROUND) parts.push([0, text.length])
  for (const [begin, end] of parts) {
    const part = text.slice(begin, end)
    const again = findPersonalData(part, { head, official }).find(
      (one) =>
        one.kind === kind &&
        one.gravity === gravity &&
        (whole ? one.from === 0 && one.to === part.length : one.from === from - begin && one.to === to - begin),
    )
    if (again) return { head, text: part, from: again.from, to: again.to }
  }
  return null
}
