import { type Refusal, refuse } from '@gongkai/shared/base/refusal'

/** Thrown where a source is not read: says why, and at which place in it. */
export class Unreadable extends Error {
  readonly refusals: readonly Refusal[]
  constructor(...refusals: readonly Refusal[]) {
    super(refusals.map(({ code }) => code).join(', '))
    this.refusals = refusals
  }
}

/** @throws Unreadable always */
export function unreadable(code: string, text: string, at = 'file'): never {
  throw new Unreadable(refuse(code, at, text))
}
