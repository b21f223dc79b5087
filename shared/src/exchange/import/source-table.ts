/** A table as it stands in a file, a paste or an upload, before anybody says what it means. */
export interface SourceTable {
  /** name of the sheet; '' where the file has none (docx, csv, a paste) */ name: string
  /** text that stands between the table before and this one, top to bottom */ before: string[]
  /** the cells' texts, lines parted by \n; '' for an empty cell and for one covered by a merged cell */ rows: string[][]
  /** how the file counts each of `rows`: the sheet's line, else 1, 2, 3 … */ lines: number[]
  merges: Merge[]
  /** text that is no part of it and that nobody sees at first: comments, what was deleted while changes were tracked */ asides?: Aside[]
}
export interface Aside {
  /** in words, e.g. 工作表“名单”的批注 */ place: string
  text: string
}
/** One merged cell; indexes into `rows` and their cells, all inclusive. Its text stands at `top`, `left`. */
export interface Merge {
  top: number
  left: number
  bottom: number
  right: number
}
