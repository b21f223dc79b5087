import type { Refusal } from '../../base/refusal.js'
import type { FillingPhase } from '../../base/words/phases.js'
import type { FindingCounts } from '../../district/privacy/privacy.contract.js'

/** The official documents. */
export const DOCUMENT_KINDS = [
  { code: 'catalogue', label: '政务公开事项目录（附件2）' },
  { code: 'tasks', label: '工作分解表（附件1）' },
  { code: 'situation', label: '梳理（编制）与送审情况' },
  { code: 'changes', label: '版本变化清单' },
  { code: 'coverage', label: '覆盖情况' },
  { code: 'website', label: '网站数据包' },
  { code: 'disclosure-list', label: '待公开清单' },
  { code: 'disclosure-ledger', label: '公开台账' },
] as const
export type DocumentKind = (typeof DOCUMENT_KINDS)[number]['code']

/** `csv` is made of a catalogue or changes only, `zip` of the website package only. */
export const DOCUMENT_FORMATS = [
  { code: 'xlsx', label: 'Excel 表格' },
  { code: 'docx', label: 'Word 文档' },
  { code: 'pdf', label: 'PDF 文件' },
  { code: 'csv', label: 'CSV 数据' },
  { code: 'zip', label: 'ZIP 压缩包' },
] as const
export type DocumentFormat = (typeof DOCUMENT_FORMATS)[number]['code']

/**
 * POST /api/exports → ExportView: asks for a document; it is made in the background, and the same document of the same data is
 * made once. A catalogue is of an edition, else of the drafts in hand (watermark 草稿) that the asker may see: the office all, a
 * lead its domains, a town or agency its own, a village its own.
 */
export interface ExportRequest {
  kind: DocumentKind
  format: DocumentFormat
  /** catalogue: of this edition, the whole standing catalogue `standing`, or the drafts of the round `draft` */
  source?: { edition: number } | 'standing' | 'draft'
  /** narrowed to a domain or a unit; of 覆盖情况 `district` for what nobody in particular owes */ domain?: string
  organisation?: string
  /** situation: which phase's */ phase?: FillingPhase
  /** changes: of this edition against that one, the one before where left out */ edition?: number
  since?: number
  /** disclosure-ledger: a year (2026) or a quarter (2026Q3); left out, the running quarter */ period?: string
}

/** The sources of a catalogue, beside one edition. */
export const CATALOGUE_SOURCES = [
  { code: 'standing', label: '现行目录' },
  { code: 'edition', label: '某一版本' },
  { code: 'draft', label: '编制中的草稿' },
] as const
export type CatalogueSource = (typeof CATALOGUE_SOURCES)[number]['code']

/** GET /api/exports/choices: the documents that the asker may ask for. */
export interface ExportChoices {
  /** the server's day; left out by servers of before */ today?: string
  documents: { kind: DocumentKind; formats: DocumentFormat[]; sources: CatalogueSource[] }[]
  /** the domains and units it can be narrowed to */ domains: { code: string; name: string }[]
  organisations: { code: string; name: string }[]
  /** published ones, the newest first */ editions: { id: number; name: string }[]
}

/** waiting → making → ready → gone (expired); or failed */
export const EXPORT_STATES = [
  { code: 'waiting', label: '排队中' },
  { code: 'making', label: '制作中' },
  { code: 'ready', label: '可下载' },
  { code: 'failed', label: '没有做成' },
  { code: 'gone', label: '已过期' },
] as const
export type ExportState = (typeof EXPORT_STATES)[number]['code']

/** GET /api/exports → ExportView[], one's own, the newest 20 first; GET /api/exports/:id → ExportView; DELETE /api/exports/:id */
export interface ExportView {
  id: number
  kind: DocumentKind
  format: DocumentFormat
  state: ExportState
  /** the file's name with its ending */ name: string
  /** 0–100 */ progress: number
  rowCount: number
  /** bytes, once ready */ size: number
  /** hex, once ready: the same data gives the same bytes */ sha256: string
  askedAt: string
  /** until when it can be fetched */ expiresAt: string | null
  /** why it failed */ refusals: Refusal[]
  /** 个人信息 in its rows when it was asked for; null where it holds none, left out by servers of before */ personal?: FindingCounts | null
}
/** GET /api/exports/personal?kind=catalogue&domain=&organisation= → what the drafts hold, to be told before a document is made of them. */
export interface PersonalInExportQuery {
  kind: DocumentKind
  domain?: string
  organisation?: string
}
export interface PersonalInExportView {
  /** null: a document without rows */ counts: FindingCounts | null
}
/** GET /api/exports/:id/file: the document itself, while it is ready; by whom it was asked only. */
/** GET /api/public/documents?format=&domain=&organisation= : the standing catalogue as xlsx, docx or pdf, for everybody. */
export interface PublicDocumentQuery {
  format: 'xlsx' | 'docx' | 'pdf'
  domain?: string
  organisation?: string
}
