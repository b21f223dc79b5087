import { isOpen } from '@/ui/personal-marks'
import { useSaidHere } from '@/ui/personal-said'
import { marksOfRow, type RowMark, type StoredRow } from './row-marks'

/** The findings of the rows on a page; a number that the office has listed is none. */
export function useRowMarks(rows: readonly StoredRow[]) {
  // A server that found nothing names none: only then the phone looks for itself, and needs the office's numbers.
  const numbers = rows.some((row) => !row.findings && marksOfRow(row).some(({ kind }) => kind === 'mobile'))
  const { official } = useSaidHere(numbers)
  const of = (row: StoredRow): readonly RowMark[] => marksOfRow(row, official)
  return { of, openOf: (row: StoredRow) => of(row).filter(isOpen) }
}
