import { maskPersonalData } from '@gongkai/shared/base/privacy/mask'
import type { Decision, Refusal } from '@gongkai/shared/base/refusal'
import { refuse } from '@gongkai/shared/base/refusal'

/** A refused act on its way to the client; the filter turns it into `{refusals}` with this status. */
export class Refused extends Error {
  /** a name in their words may be a draft's, and hold what must not be repeated */
  readonly refusals: readonly Refusal[]

  constructor(
    readonly status: number,
    refusals: readonly Refusal[],
    readonly extra: Readonly<Record<string, unknown>> = {},
  ) {
    super(refusals.map(({ code }) => code).join(', '))
    this.refusals = refusals.map((refusal) => ({ ...refusal, text: maskPersonalData(refusal.text) }))
  }
}

/** 400: a body or query that does not have the shape asked for. */
export class Malformed extends Refused {
  constructor(
    refusals: readonly Refusal[],
    /** a field that the server does not know was sent */ readonly unknown: boolean,
    /** a field that the server needs was not */ readonly missing: boolean,
  ) {
    super(400, refusals)
  }
}

/** Throws when the decision holds reasons (422). */
export function ensure(decision: Decision): void {
  if (decision.length > 0) throw new Refused(422, decision)
}

/** 404, also for what exists but is not the asker's to know of. */
export function notFound(what: string): Refused {
  return new Refused(404, [refuse('not-found', '', `没有找到这${what}，或无权查看`)])
}
