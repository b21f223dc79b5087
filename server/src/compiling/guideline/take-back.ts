import { GUIDELINE } from '@gongkai/shared/district/guideline/guideline-lifecycle'
import type { EntityManager } from 'typeorm'
import type { GuidelineVersionEntity } from '../../district/guideline/guideline-version.entity.js'
import type { SignedIn } from '../../platform/http/actor.js'
import type { Ledger } from '../../platform/ledger/ledger.js'
import { concernedUnits } from './concerned-units.query.js'
import { leaveVersion } from './enter-version.js'
import type { GuidelineCase } from './guideline-case.js'

/** Takes a version back that `decideTakeBackVersion` allows; units that were told of it are told of that too. */
export async function takeBack(
  tx: EntityManager,
  ledger: Ledger,
  actor: SignedIn,
  guideline: GuidelineCase,
  version: GuidelineVersionEntity,
  { reason, now }: { reason: string; now: Date },
): Promise<void> {
  const { state: before, id, number } = version
  const changes = guideline.changesOf.get(id) ?? []
  const units = before === 'draft' ? [] : await concernedUnits(tx, guideline, changes)
  if (before === 'inForce') await leaveVersion(tx, guideline, version, now)
  await tx.save(Object.assign(version, { state: GUIDELINE.after('takeBack') }))
  await ledger.record(tx, actor, {
    kind: 'guideline.taken-back',
    place: { domainCode: guideline.domain.code },
    detail: { versionId: id, number, before, reason, units },
  })
}
