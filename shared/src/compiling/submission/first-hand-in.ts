/**
 * The hand-in by which lateness is judged is the first that stood until somebody acted upon it. A return does not undo it: the sender was
 * on time, and how long the lead took is not the sender's doing. A recall does (撤回视同没有报送): a sender that takes its hand-in back while
 * nobody has acted has handed in nothing, otherwise an empty hand-in on the last day would stop the clock. A hand-in that was recalled
 * after an earlier one had been returned leaves that earlier one as it was.
 */

/** After 报送 at `at`. */
export function firstAfterHandIn(first: Date | null, at: Date): Date {
  return first ?? at
}

/** After 撤回 of what was handed in at `recalled`. */
export function firstAfterRecall(first: Date | null, recalled: Date | null): Date | null {
  return first && recalled && first.getTime() < recalled.getTime() ? first : null
}
