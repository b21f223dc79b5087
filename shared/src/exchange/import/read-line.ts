import type { Refusal } from '../../base/refusal.js'
import type { EntryFields } from '../../base/template/entry.js'
import type { LineKind } from './import.contract.js'

/** One line of the source and what was understood of it. */
export interface ReadLine {
  /** index of its table */ table: number
  /** as the file counts it */ line: number
  kind: LineKind
  /** why a line is no row, '' for a row */ said: string
  /** the heads and texts as they stood */ source: { head: string; text: string }[]
  /** '' where it is not known */ domainCode: string
  /** of a row of a catalogue */ fields?: EntryFields | null
  /** of a row of a list, by column */ values?: Record<string, string> | null
  doubts: Refusal[]
  faults: Refusal[]
  /** of a line of heads: those that have no home in the template */ extras?: string[]
  /** 个人信息 in it, by `personalMarks` */ personal?: string
}
