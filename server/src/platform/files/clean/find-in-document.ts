import { findInColumn } from '@gongkai/shared/base/privacy/find-in-column'
import { findPersonalData } from '@gongkai/shared/base/privacy/find-personal-data'
import { personalKindLabel } from '@gongkai/shared/base/privacy/personal-data'
import { unreadable } from '../package/unreadable.js'
import {
  type CleaningLimits,
  type DocumentText,
  MOST_FINDINGS,
  type PlacedFinding,
  type TableText,
} from './cleaned-file.js'

/** Of a column so many cells tell what it holds. */
const MOST_VALUES = 5000

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

function inTable({ rows, placeAt }: TableText, official: ReadonlySet<string>): PlacedFinding[] {
  const findings: PlacedFinding[] = []
  const heads = rows[0] ?? []
  for (const [row, cells] of rows.entries()) {
    const beside = cells.join('\n')
    for (const [column, text] of cells.entries()) {
      if (!text) continue
      for (const finding of findPersonalData(text, { head: row > 0 ? heads[column] : undefined, beside, official }))
        findings.push({ ...finding, place: placeAt(row, column) })
    }
  }
  return [...columnsOf(rows, placeAt), ...findings]
}

/** A column of names that no cell tells by itself: told once, at its head. */
function columnsOf(rows: readonly string[][], placeAt: TableText['placeAt']): PlacedFinding[] {
  return (rows[0] ?? []).flatMap((head, column) => {
    const values = rows.slice(1, MOST_VALUES).map((cells) => cells[column] ?? '')
    const found = findInColumn(head, values)
    if (found?.kind !== 'name-list') return []
    const masked = `${personalKindLabel(found.kind)}，${found.count} 处`
    const place = `${placeAt(0, column)}整列`
    return [{ kind: found.kind, certainty: 'likely', gravity: 'ask', from: 0, to: head.length, masked, place }]
  })
}
