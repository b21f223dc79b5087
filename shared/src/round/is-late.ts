import type { SubmissionState } from '../submission/submission.js'

/**
 * 逾期: handed in after the date, or not handed in while the date has passed; a date ends at 24:00 China time.
 * @param sentOn local date of the hand-in, null before the first
 * @param due local date; '' where the round names none: then nothing is late
 */
export function isLate(state: SubmissionState, sentOn: string | null, due: string, today: string): boolean {
  if (!due) return false
  const handedIn = state === 'submitted' || state === 'approved'
  return (handedIn && sentOn ? sentOn : today) > due
}
