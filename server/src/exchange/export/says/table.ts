import type { TablePart } from '../official-document.js'

/** A column of a plain table and what stands in it. */
export interface TableColumn<Row> {
  head: string
  /** of 100 */ width: number
  centred?: boolean
  textOf: (row: Row, number: number) => string
}

export const NUMBER: TableColumn<unknown> = {
  head: '序号',
  width: 5,
  centred: true,
  textOf: (_, number) => String(number),
}

/** A table's part from its columns; rows are numbered from 1. */
export function tablePart<Row>(
  { name, title }: Pick<TablePart, 'name' | 'title'>,
  columns: readonly TableColumn<Row>[],
  rows: AsyncIterable<Row> | Iterable<Row>,
): TablePart {
  const cells = async function* () {
    let number = 0
    for await (const row of rows) {
      number++
      yield columns.map(({ textOf }) => textOf(row, number))
    }
  }
  return { name, title, columns: columns.map(({ head, width, centred }) => ({ head, width, centred })), rows: cells() }
}

export async function* only<Part>(...parts: Part[]): AsyncGenerator<Part> {
  yield* parts
}
