import { refuse } from '@gongkai/shared/base/refusal'
import { type Changed, MOVED_ON } from '@gongkai/shared/base/seen.contract'
import type { EntityManager } from 'typeorm'
import { Refused } from '../http/refused.js'
import { type Acts, toldLast, toldSince } from './acts-upon.js'

/** 409 with what changed since it was read; `code` as `report.version`. */
export function movedOn(code: string, changed: readonly Changed[], at = 'version', text = MOVED_ON): Refused {
  return new Refused(409, [refuse(code, at, text)], { changed })
}

/** For what has its version by `versionOf`, of the same acts: `stands` is read after the lock. @throws Refused 409 */
export async function ensureSeen(
  tx: EntityManager,
  code: string,
  { read, stands }: { read: number; stands: number },
  ...acts: Acts[]
): Promise<void> {
  if (read !== stands) throw movedOn(code, await toldSince(tx, Math.min(read, stands - 1), ...acts))
}

/** For what counts its own versions, one with each act. @throws Refused 409 */
export async function ensureUnchanged(
  tx: EntityManager,
  code: string,
  { read, stands }: { read: number; stands: number },
  ...acts: Acts[]
): Promise<void> {
  if (read !== stands) throw movedOn(code, await toldLast(tx, Math.max(1, stands - read), ...acts))
}
