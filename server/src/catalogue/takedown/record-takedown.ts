import type { EventKind } from '@gongkai/shared/base/ledger/event'
import type { EntityManager } from 'typeorm'
import type { SignedIn } from '../../platform/http/actor.js'
import type { Ledger } from '../../platform/ledger/ledger.js'
import type { TakedownEntity } from './takedown.entity.js'

/** Records the act by the number alone: a name may be what was taken down. */
export function recordTakedown(
  tx: EntityManager,
  ledger: Ledger,
  actor: SignedIn,
  { id, subjectKind, subject, organisationCode, domainCode, kind, reason, endedReason }: TakedownEntity,
  act: EventKind & `takedown.${string}`,
): Promise<void> {
  return ledger.record(tx, actor, {
    kind: act,
    place: { unitCode: organisationCode, domainCode },
    detail: {
      takedownId: id,
      subjectKind,
      subject,
      takedownKind: kind,
      reason: act === 'takedown.made' ? reason : endedReason,
    },
  })
}
