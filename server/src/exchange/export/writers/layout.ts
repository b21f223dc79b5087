import { TEMPLATE_COLUMNS } from '@gongkai/shared/exchange/export/template-cells'
import type { OfficialDocument } from '../official-document.js'

export interface Column {
  /** common head above; '' where the head takes both rows */ group: string
  head: string
  /** of 100 */ width: number
  centred: boolean
}

/** A part of a document as a plain table, whatever it says. */
export interface Layout {
  name: string
  title: string
  columns: readonly Column[]
  /** rows of the head: two where columns stand under a common one */ headRows: 1 | 2
  rows: AsyncIterable<readonly string[]>
}

/** 附件2 with its 序号. */
const CATALOGUE: readonly Column[] = [
  { group: '', head: '序号', width: 3.2, centred: true },
  ...TEMPLATE_COLUMNS.map(({ group, head, width, centred }) => ({ group, head, width, centred })),
]

/** So many columns find room only in small type. */
export const isSmall = (columns: readonly Column[]) => columns.length > 10

/** The document's parts, one after another: one is read to its end before the next is asked for. */
export async function* layoutsOf(
  document: OfficialDocument,
  onRow: (count: number) => void = () => {},
): AsyncGenerator<Layout> {
  let count = 0
  if (document.kind === 'catalogue')
    for await (const { name, title, rows } of document.parts) {
      const cells = async function* () {
        for await (const { number, fields } of rows) {
          onRow(++count)
          yield [number, ...TEMPLATE_COLUMNS.map(({ textOf }) => textOf(fields))]
        }
      }
      yield { name, title, columns: CATALOGUE, headRows: 2, rows: cells() }
    }
  else
    for await (const { name, title, columns, rows } of document.parts) {
      const cells = async function* () {
        for await (const row of rows) {
          onRow(++count)
          yield row
        }
      }
      const plain = columns.map(({ head, width, centred = false }) => ({ group: '', head, width, centred }))
      yield { name, title, columns: plain, headRows: 1, rows: cells() }
    }
}

/** Columns under one common head, as [first, last]; single ones by themselves. */
export function spans(columns: readonly Column[]): [first: number, last: number][] {
  const found: [number, number][] = []
  columns.forEach(({ group }, at) => {
    const last = found.at(-1)
    if (last && group && columns[last[0]]?.group === group) last[1] = at
    else found.push([at, at])
  })
  return found
}

/** Size of one write, in bytes: small pieces are slow, large ones take memory. */
const PIECE = 64 * 1024

export async function* inPieces(texts: AsyncIterable<string>): AsyncGenerator<string> {
  let piece = ''
  for await (const text of texts) {
    piece += text
    if (piece.length >= PIECE) {
      yield piece
      piece = ''
    }
  }
  if (piece) yield piece
}
