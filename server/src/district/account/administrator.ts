import { administratorOnly } from '@gongkai/shared/district/account/administrator'
import type { SignedIn } from '../../platform/http/actor.js'
import { Refused } from '../../platform/http/refused.js'

/** For reads, which no policy decides. @throws Refused 403 */
export function ensureAdministrator(actor: SignedIn): void {
  const refusals = administratorOnly(actor)
  if (refusals.length > 0) throw new Refused(403, refusals)
}
