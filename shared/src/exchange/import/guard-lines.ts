import { findInColumn } from '../../base/privacy/find-in-column.js'
import { findInFields } from '../../base/privacy/find-in-fields.js'
import { findPersonalData } from '../../base/privacy/find-personal-data.js'
import { masked, maskPersonalData } from '../../base/privacy/mask.js'
import { type PersonalFinding, personalKindLabel } from '../../base/privacy/personal-data.js'
import { type Refusal, refuse } from '../../base/refusal.js'
import { FIELD_LABELS } from '../../base/template/entry.js'
import type { EntryField } from '../../base/template/fields.js'
import { personalMarks } from './personal-marks.js'
import type { ReadLine } from './read-line.js'
import type { SourceTable } from './source-table.js'

/** Codes of doubts about 个人信息; they are settled by masking and by answers, not by editing other fields. */
export const isPersonal = ({ code }: Pick<Refusal, 'code'>): boolean => code.startsWith('personal.')
const stops = ({ gravity }: Pick<PersonalFinding, 'gravity'>) => gravity !== 'note'
const blocks = ({ gravity }: Pick<PersonalFinding, 'gravity'>) => gravity === 'block'

/**
 * Finds the 个人信息 in the lines of tables. Rows of a catalogue get a doubt for each finding: a draft is never refused, it is marked. A column
 * that has no home in the template loses what blocks, and says so; so do lines that are no rows, and the words of other doubts, which quote
 * cells. Nothing else is touched.
 *
 * @param tables for what stands beside them: comments, deleted text
 */
export function guardLines(tables: readonly SourceTable[], lines: readonly ReadLine[]): ReadLine[] {
  const guarded = lines.map((line) => ({ ...line }))
  const homeless = new Map<ReadLine, ReadonlySet<string>>()
  let extras: ReadonlySet<string> = new Set([''])
  for (const line of guarded) {
    // A table may go on over pages that have no heads of their own.
    if (line.extras) extras = new Set([...line.extras, ''])
    homeless.set(line, extras)
  }
  dropColumns(guarded, homeless)
  for (const line of guarded) guardLine(line, homeless.get(line) ?? extras)
  return [...guarded, ...asides(tables)]
}

/** Columns of no home: numbers of people that the catalogue has no use for are not even kept. */
function dropColumns(lines: readonly ReadLine[], homeless: ReadonlyMap<ReadLine, ReadonlySet<string>>): void {
  const told = new Set<string>()
  for (const header of lines)
    for (const head of header.extras ?? []) {
      if (!head || told.has(head)) continue
      told.add(head)
      const rows = lines.filter((line) => line.kind === 'row' && homeless.get(line)?.has(head))
      const said = dropColumn(head, rows)
      if (said.length > 0) header.said = [header.said, ...said].filter(Boolean).join('；')
    }
}

function dropColumn(head: string, rows: readonly ReadLine[]): string[] {
  const values = rows.map(({ source }) => source.find((cell) => cell.head === head)?.text ?? '')
  return findInColumn(head, values, { beside: (row) => textOf(rows[row]) }).flatMap(
    ({ kind, gravity, count, whole }) => {
      if (!whole) return []
      const label = personalKindLabel(kind)
      if (gravity !== 'block') return [`“${head}”整列疑似${label}：${count} 处，这一列不导入`]
      for (const row of rows) row.source = row.source.map((cell) => (cell.head === head ? { head, text: '' } : cell))
      return [`“${head}”整列疑似${label}：${count} 处，没有导入，也没有保存`]
    },
  )
}

const textOf = (line: ReadLine | undefined) => line?.source.map(({ text }) => text).join('\n') ?? ''

function guardLine(line: ReadLine, homeless: ReadonlySet<string>): void {
  const isRow = line.kind === 'row'
  // A line that is no row is shown, and goes nowhere: what blocks in it is masked at once.
  const gone = maskCells(line, ({ head }) => !isRow || homeless.has(head))
  if (!isRow) {
    if (gone > 0) line.said = [line.said, `含有个人信息 ${gone} 处，已遮盖`].filter(Boolean).join('；')
    return
  }
  // Lists of laws, matters and units: their columns are official.
  const found = line.fields ? findInFields(line.fields).filter(stops) : []
  if (found.length === 0 && gone === 0) return
  line.doubts = [
    ...line.doubts.map((doubt) => ({ ...doubt, text: maskPersonalData(doubt.text) })),
    ...found.map(personalDoubt),
    ...(gone > 0 ? [refuse('personal.left', 'source', `不导入的列里有个人信息 ${gone} 处，没有保存`)] : []),
  ]
  line.personal = personalMarks(found)
}

/** @returns how many findings that block were masked in these cells */
function maskCells(line: ReadLine, which: (cell: ReadLine['source'][number]) => boolean): number {
  let count = 0
  line.source = line.source.map((cell) => {
    if (!cell.text || !which(cell)) return cell
    const found = findPersonalData(cell.text, { head: cell.head }).filter(blocks)
    count += found.length
    return found.length > 0 ? { head: cell.head, text: masked(cell.text, found) } : cell
  })
  return count
}

/** The doubt about one finding, `at` the part of the row. */
export function personalDoubt({
  field,
  part,
  kind,
  gravity,
  masked: shown,
}: PersonalFinding & { field: string; part: string }): Refusal {
  const name = FIELD_LABELS[field as EntryField] ?? field
  const text =
    gravity === 'block'
      ? `“${name}”含有${personalKindLabel(kind)}（${shown}），可以先导入，报送前要遮盖`
      : `“${name}”可能含有${personalKindLabel(kind)}（${shown}），请遮盖，或说明不是个人信息`
  return refuse(`personal.${gravity}`, part, text)
}

/** Comments and deleted text are not imported; what is found in them is told, since the file goes on elsewhere. */
function asides(tables: readonly SourceTable[]): ReadLine[] {
  return tables.flatMap(({ asides: own = [], rows, lines }, table) =>
    own.flatMap(({ place, text }): ReadLine[] => {
      const found = findPersonalData(text).filter(stops)
      if (found.length === 0) return []
      const named = found.map(({ kind, masked: shown }) => `${personalKindLabel(kind)}（${shown}）`)
      const said = `${place}里有${[...new Set(named)].slice(0, 3).join('、')}${found.length > 3 ? ` 等 ${found.length} 处` : ''}，不导入；原文件外发前请删去`
      const personal = personalMarks(found.map(({ kind, gravity }) => ({ field: 'aside', kind, gravity })))
      const line = (lines.at(-1) ?? rows.length) + 1
      return [{ table, line, kind: 'note', said, source: [], domainCode: '', doubts: [], faults: [], personal }]
    }),
  )
}
