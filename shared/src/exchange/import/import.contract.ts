import type { Can } from '../../base/can.js'
import type { Gravity, PersonalKind } from '../../base/privacy/personal-data.js'
import type { Refusal } from '../../base/refusal.js'
import type { EntryFields } from '../../base/template/entry.js'
import type { EntryField } from '../../base/template/fields.js'
import type { ImportKind } from '../../base/words/import-kinds.js'
import type { MarkedFinding } from '../../district/privacy/privacy.contract.js'

/** reading → ready → applied → undone; an unreadable file is refused, an unwanted import deleted. */
export const IMPORT_STATES = [
  { code: 'reading', label: '读取中' },
  { code: 'ready', label: '待核对' },
  { code: 'refused', label: '未能读取' },
  { code: 'applied', label: '已导入' },
  { code: 'undone', label: '已撤销' },
] as const
export type ImportState = (typeof IMPORT_STATES)[number]['code']

/** The most lines one import holds. */
export const MOST_ROWS = 20_000

/** GET /api/imports/choices: the kinds that the asker may import, and into which domains. */
export interface ImportChoices {
  kinds: ImportKind[]
  domains: { code: string; name: string }[]
}

/**
 * POST /api/imports?kind=&name=&domain= with the file itself as the body (application/octet-stream) → ImportView, state
 * reading. `name` is the file's; `domain` the one all rows belong to, where the table does not say.
 */
export interface ImportFileQuery {
  kind: ImportKind
  name: string
  domain?: string
}
/** POST /api/imports/pasted → ImportView: a table copied from somewhere, its HTML where the clipboard had it. */
export interface ImportPastedRequest {
  kind: ImportKind
  domain?: string
  text: string
  html?: string
}

/** GET /api/imports → ImportView[], one's own unit's, the newest 20 first; GET /api/imports/:id → ImportView. */
export interface ImportView {
  id: number
  version: number
  kind: ImportKind
  state: ImportState
  /** the file's name, or 粘贴的表格 */ name: string
  by: string
  at: string
  /** while reading: how far, 0–100 */ progress: number
  /** state refused: why, at `file` or the sheet and line */ refusals: Refusal[]
  /** how many lines there are, by what they are and by what would become of them */ counts: ImportCounts
  /** the domains its rows belong to */ domains: { code: string; name: string; rowCount: number }[]
  /** once applied; `marked`: rows that were taken over with 个人信息 in them, which handing in will refuse */
  outcome: { added: number; updated: number; marked?: number } | null
  /** 个人信息 that nobody answered, column by column */ personal: PersonalColumn[]
  /** with the reasons why not */ can: Can<'edit' | 'apply' | 'undo' | 'delete'>
}
export interface ImportCounts {
  /** all lines of all tables; the sum of `rows` and `left` */ lines: number
  /** lines read as a row of data */ rows: number
  /** lines that are none: heads, titles, notes, empty ones */ left: number
  new: number
  update: number
  identical: number
  doubtful: number
  /** rows with something missing that handing in will ask for */ incomplete: number
  /** rows that cannot be stored as they are */ faulty: number
  chosen: number
  /** lines with 个人信息 that nobody answered */ personal: number
}
/** One kind of 个人信息 in one column. */
export interface PersonalColumn {
  /** the field of the rows; `aside` for comments and deleted text, which are not imported */ field: EntryField | string
  kind: PersonalKind
  gravity: Gravity
  count: number
  rows: number
  /** e.g. “公开内容”整列疑似身份证号：214 处 */ text: string
}

/** The kinds of lines of a source. */
export const LINE_KINDS = [
  { code: 'row', label: '事项' },
  { code: 'continued', label: '并入上一行' },
  { code: 'title', label: '标题' },
  { code: 'header', label: '表头' },
  { code: 'note', label: '说明' },
  { code: 'empty', label: '空行' },
] as const
export type LineKind = (typeof LINE_KINDS)[number]['code']

/** The fate of a row: it is not there yet, it would change a standing one, or it is there already. */
export const ROW_MATCHES = [
  { code: 'new', label: '新增' },
  { code: 'update', label: '更新' },
  { code: 'identical', label: '相同' },
] as const
export type RowMatch = (typeof ROW_MATCHES)[number]['code']

/** Query of GET /api/imports/:id/rows → ImportRowPage; page from 1, 20 on a page, in the source's order. */
export interface ImportRowQuery {
  only?: RowFilter
  page?: number
}
export const ROW_FILTERS = [
  { code: 'rows', label: '全部事项' },
  { code: 'doubtful', label: '存疑' },
  { code: 'incomplete', label: '缺内容' },
  { code: 'faulty', label: '不能导入' },
  { code: 'new', label: '新增' },
  { code: 'update', label: '更新' },
  { code: 'identical', label: '相同' },
  { code: 'personal', label: '个人信息' },
  { code: 'left', label: '未导入的行' },
] as const
export type RowFilter = (typeof ROW_FILTERS)[number]['code']
/** GET /api/imports/:id/rows shows so many at once. */
export const IMPORT_ROWS_ON_A_PAGE = 20
export interface ImportRowPage {
  total: number
  items: ImportRowView[]
}

/** One line of the source and what was understood of it. */
export interface ImportRowView {
  id: number
  version: number
  /** where it stands, e.g. 工作表“社会救助”第 7 行 */ place: string
  line: LineKind
  /** why a line is no row, '' for a row */ said: string
  /** the heads and texts as they stood */ source: { head: string; text: string }[]
  domain: { code: string; name: string } | null
  /** of a row of kind entries or guideline */ fields: EntryFields | null
  /** of a row of another kind, by column */ values: Record<string, string> | null
  /** uncertain readings, `at` the field */ doubts: Refusal[]
  /** parts that handing in will ask for; no obstacle here */ missing: Refusal[]
  /** why the row cannot be stored as it is, e.g. no domain, no name */ faults: Refusal[]
  match: RowMatch | null
  /** fields in which it differs from the one it would update, in plain words */ changes: {
    field: EntryField | string
    before: string
    after: string
  }[]
  chosen: boolean
  /** 个人信息 in it, that which was answered with the answer */ personal: MarkedFinding[]
}

/** PUT /api/imports/:id/rows/:rowId → ImportRowView: the row as somebody corrected it; its doubts about the fields sent are settled. */
export interface EditImportRowRequest {
  version: number
  domain?: string
  fields?: EntryFields
  values?: Record<string, string>
}
/** PUT /api/imports/:id/rows/:rowId/mask → ImportRowView: 遮盖 one finding, in the official form. */
export interface MaskImportRowRequest {
  /** the row's */ version: number
  part: string
  from: number
  to: number
}
/** PUT /api/imports/:id/rows/:rowId/answer → ImportRowView: 不是个人信息, for the datum wherever the unit writes it. */
export interface AnswerImportFindingRequest extends MaskImportRowRequest {
  kind: PersonalKind
  gravity: Gravity
  reason: string
}
/** PUT /api/imports/:id/mask → ImportView: 遮盖整列. */
export interface MaskImportColumnRequest {
  /** the import's */ version: number
  field: string
  kind: PersonalKind
}
/** PUT /api/imports/:id/choice → ImportView: rows by id, or all that a filter shows. A faulty row is never chosen. */
export interface ChooseImportRowsRequest {
  version: number
  rowIds?: number[]
  only?: RowFilter
  chosen: boolean
}
/** POST /api/imports/:id/application → ImportView: stores the chosen rows, all or none. */
/** POST /api/imports/:id/undo → ImportView: takes all of it back, while nothing was built on it. */
export interface ActOnImportRequest {
  version: number
}
/** DELETE /api/imports/:id?version= : one not applied, or undone. 204 */
