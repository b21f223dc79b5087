/**
 * 逾期: first handed in after the date, or never handed in while the date has passed; a date ends at 24:00 China time.
 * submission/first-hand-in.ts tells which hand-in is the first; a later return by a lead makes nobody late.
 * @param firstSentOn local date of the first hand-in, null before it
 * @param due local date; '' where the round names none: then nothing is late
 */
export function isLate(firstSentOn: string | null, due: string, today: string): boolean {
  return due !== '' && (firstSentOn ?? today) > due
}
