import { MOST_ROWS } from '@gongkai/shared/import/import.contract'

/** What the reading of one source may cost. A file of 20 MB and 20,000 full rows stays well below each of them. */
export const READING_LIMITS = {
  /** wall clock */ seconds: 60,
  /** the reading thread's heap */ memoryMb: 256,
  /** parts (files) in the package */ parts: 3000,
  /** bytes of one part once unpacked */ partBytes: 96 * 1024 * 1024,
  /** lines of all tables together, from the first to the last with something in it */ lines: MOST_ROWS,
  /** columns of one table */ columns: 120,
  /** characters of one cell; Excel's own bound is 32,767 */ cellCharacters: 32_767,
  /** characters of all cells together */ characters: 24_000_000,
}
export type ReadingLimits = typeof READING_LIMITS
