import { MOST_ROWS } from '@gongkai/shared/exchange/import/import.contract'

/** Bounds on the cost of reading one source. A file of 20 MB and 20,000 full rows stays well below each of them. */
export const READING_LIMITS = {
  /** wall clock: the thread lets others go first, so that it may wait long on a busy machine */ seconds: 180,
  /** of the reading thread's own work, so that a busy machine is not put down to the file */ cpuSeconds: 30,
  /** the reading thread's heap */ memoryMb: 256,
  /** parts (files) in the package */ parts: 3000,
  /** bytes of one part once unpacked */ partBytes: 96 * 1024 * 1024,
  /** bytes of all parts that are read, once unpacked */ unpackedBytes: 192 * 1024 * 1024,
  /** elements in all parts together: 20,000 rows of 20 cells as Word writes them are half of it */ elements: 16_000_000,
  /** elements within each other in a part, and in a page of HTML, where many are never closed */ depth: 128,
  htmlDepth: 512,
  /** attributes of one element */ attributes: 128,
  /** lines of all tables together, from the first to the last with something in it */ lines: MOST_ROWS,
  /** columns of one table */ columns: 120,
  /** tables (sheets) of one source */ tables: 1000,
  /** merged cells of one table */ merges: 200_000,
  /** characters of one cell; Excel's own bound is 32,767 */ cellCharacters: 32_767,
  /** characters of all cells together */ characters: 24_000_000,
}
export type ReadingLimits = typeof READING_LIMITS
