/**
 * Why an act was refused. Refusals are data and come all at once.
 * `code` is stable for programs; `at` names the place, e.g. `entries/12/fields/timeLimit`; `text` is what the user reads.
 */
export interface Refusal {
  code: string
  at: string
  text: string
}

/** The answer to "may this be done?": an empty list means yes. */
export type Decision = readonly Refusal[]

export const allowed: Decision = []

export function refuse(code: string, at: string, text: string): Refusal {
  return { code, at, text }
}
