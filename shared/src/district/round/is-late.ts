/**
 * 逾期: first handed in after the date, or never handed in while the date has passed; a date ends at 24:00 China time. Which
 * hand-in is the first is told in submission/first-hand-in.ts; what a lead returns later makes nobody late.
 * @param firstSentOn local date of the first hand-in, null before it
 * @param due local date; '' where the round names none: then nothing is late
 */
export function isLate(firstSentOn: string | null, due: string, today: string): boolean {
  return due !== '' && (firstSentOn ?? today) > due
}
