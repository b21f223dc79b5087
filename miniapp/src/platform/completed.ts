/**
 * An answer with all that its contract names, also where a server of an earlier release (`OLDEST_SERVER`) does not know the newer fields:
 * `newer` says what these are then. Each feature's `api.ts` completes what it reads, so that no page asks whether a field is there.
 */
export const completed = <Answer extends object>(answer: Answer, newer: Partial<Answer>): Answer => ({
  ...newer,
  ...answer,
})
