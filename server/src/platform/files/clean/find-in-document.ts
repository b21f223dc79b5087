import { findInColumn } from '@gongkai/shared/base/privacy/find-in-column'
import { findPersonalData } from '@gongkai/shared/base/privacy/find-personal-data'
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
  const findings: PlacedFinding[] = []
  for (const { text, placeAt } of flows)
    for (const finding of findPersonalData(text, { official }))
      findings.push({ ...finding, place: placeAt(finding.from) })
  for (const table of tables) findings.push(...inTable(table, official))
  return findings.slice(0, MOST_FINDINGS)
}

/** The first row may be heads, or data where a table has none. */
function inTable({ rows, placeAt }: TableText, official: ReadonlySet<string>): PlacedFinding[] {
  const [heads = [], ...data] = rows
  const width = Math.max(0, ...rows.map(({ length }) => length))
  const besides = data.map((cells) => cells.join('\n'))
  const findings = heads.flatMap((text, column) =>
    findPersonalData(text, { official }).map((finding) => ({ ...finding, place: placeAt(0, column) })),
  )
  for (let column = 0; column < width; column++) {
    const values = data.map((cells) => cells[column] ?? '')
    const context = { beside: (row: number) => besides[row] ?? '', official }
    for (const found of findInColumn(heads[column] ?? '', values, context)) {
      // A column of names is told once; of a number each place is told, for each is to be masked.
      const once = found.whole && found.kind === 'name-list'
      for (const { row, finding } of once ? found.findings.slice(0, 1) : found.findings)
        findings.push({ ...finding, place: once ? `${placeAt(0, column)}，${found.text}` : placeAt(row + 1, column) })
    }
  }
  return findings
}
