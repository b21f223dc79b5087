import type { PersonalFinding } from '@gongkai/shared/base/privacy/personal-data'
import type { Refusal } from '@gongkai/shared/base/refusal'
import type { TaskBounds } from '../../threads/bounded-task.js'
import type { PackageLimits } from '../package/package-limits.js'

/** By its content, not by its name. */
export type CleanType = 'jpeg' | 'png' | 'webp' | 'pdf' | 'docx' | 'xlsx'

/**
 * How far the text within is known: `read` all of it was read; `unreadable` (a scan, a locked file) 读不出，请人工核对; `photo` nobody reads it but
 * a person: 有没有证件、账号、人脸.
 */
export type FileReading = 'read' | 'unreadable' | 'photo'

/** A finding in a file's text, e.g. at 第2页 or 工作表“名单”第14行C列. */
export interface PlacedFinding extends PersonalFinding {
  place: string
  /** the datum with as much around it as its rule needs to find it again; null where even that does not: it can only be masked */
  around: { head: string; text: string; from: number; to: number } | null
}

/** A file as it may be kept and shown: rewritten, without what its author did not mean to publish. */
export interface CleanedFile {
  bytes: Uint8Array
  type: CleanType
  /** what was taken out, in words, e.g. 作者、公司等文件属性 */ removed: string[]
  reading: FileReading
  /** in the text that remains; at most `MOST_FINDINGS` */ findings: PlacedFinding[]
  /** pictures within a document: nobody has read them */ pictures: number
  /** of a photo */ width?: number
  height?: number
  /** the same photo once more, at most `smallWidth` wide */ small?: Uint8Array
}

/** So many findings are named; whoever has that many looks at the file. */
export const MOST_FINDINGS = 200

/** Bounds on the cost of one file; the text is read whole, or the file is not read. */
export const CLEANING_LIMITS = {
  seconds: 120,
  cpuSeconds: 30,
  memoryMb: 512,
  parts: 3000,
  partBytes: 96 * 1024 * 1024,
  unpackedBytes: 192 * 1024 * 1024,
  elements: 4_000_000,
  depth: 128,
  attributes: 128,
  /** of all text in one file */ characters: 4_000_000,
  /** of a pdf */ pages: 1000,
  /** of a picture: a telephone's largest photo has 50 million */ pixels: 50_000_000,
  /** a poster on a notice board can be read at this size; a whole picture is no better and four times as long on its way */ longestSide: 4096,
  /** 0: no small one is made */ smallWidth: 0,
}
export type CleaningLimits = typeof CLEANING_LIMITS & PackageLimits & TaskBounds

export interface CleaningAsked {
  bytes: Uint8Array
  official: ReadonlySet<string>
  limits: CleaningLimits
}
export type CleaningSays = { cleaned: CleanedFile } | { refusals: readonly Refusal[] }

/** The text of a document, before rules look at it. */
export interface DocumentText {
  /** running text: a page, a head, the paragraphs in their order */ flows: FlowText[]
  tables: TableText[]
}
export interface FlowText {
  text: string
  /** the place of an offset in words */ placeAt(offset: number): string
}
export interface TableText {
  /** heads in the first row */ rows: string[][]
  placeAt(row: number, column: number): string
}
