import type { Readable } from 'node:stream'
import type { TemplateFields } from '@gongkai/shared/base/template/entry'
import type { DocumentFormat } from '@gongkai/shared/exchange/export/export.contract'

/** A draft's note on itself, beside the watermark where the format has one. */
export const DRAFT_WORDS = '草稿，未经发布'

/** The words of an official document, before they are written in a format. The same content makes the same bytes. */
export type OfficialDocument = Titled &
  ({ kind: 'catalogue'; parts: AsyncIterable<CataloguePart> } | { kind: 'table'; parts: AsyncIterable<TablePart> })

interface Titled {
  /** e.g. 泉港区政务公开事项标准目录 */ title: string
  /** lines of the title block under it, e.g. 2020年第1版 · 自2020年12月1日起施行 */ subtitle: string[]
  /** what stands in the foot beside the page's number */ foot: string
  /** 草稿: not published, marked across every page */ draft: boolean
  /** stands in the file as its date; never the clock's */ madeAt: Date
}

/** A domain's rows, in order; each part begins on a sheet or page of its own, under its own title. */
export interface CataloguePart {
  /** the domain's name, also the name of the sheet */ name: string
  /** e.g. 泉港区社会救助领域政务公开事项标准目录 */ title: string
  rows: AsyncIterable<{ number: string; unit: string; fields: TemplateFields }>
}

/** Any other table: 附件1, 送审情况, 版本变化. */
export interface TablePart {
  name: string
  title: string
  columns: { head: string /** of 100 */; width: number; centred?: boolean }[]
  rows: AsyncIterable<string[]>
}

/** Writes one; memory stays flat in the formats that can stream. @param onRow is told how many rows were written */
export type WriteDocument = (document: OfficialDocument, onRow?: (count: number) => void) => Readable
export type Writers = Record<Exclude<DocumentFormat, 'zip'>, WriteDocument>
