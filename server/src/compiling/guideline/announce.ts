import { GUIDELINE } from '@gongkai/shared/district/guideline/guideline-lifecycle'
import type { EntityManager } from 'typeorm'
import type { GuidelineVersionEntity } from '../../district/guideline/guideline-version.entity.js'
import type { SignedIn } from '../../platform/http/actor.js'
import type { Ledger } from '../../platform/ledger/ledger.js'
import { concernedUnits } from './concerned-units.query.js'
import { enterVersion } from './enter-version.js'
import type { GuidelineCase } from './guideline-case.js'

/** The server itself: it announces what an update of the product brings, and puts into force what is due. */
export const PRODUCT = { personId: null, organisationCode: null, organisationName: '系统', name: '产品更新' }

/**
 * Announces a version, its case read with its lock: units are told; it comes into force on its date or with the next phase, at once where no
 * phase runs in the domain.
 */
export async function announce(
  tx: EntityManager,
  ledger: Ledger,
  actor: Pick<SignedIn, 'name' | 'organisationName' | 'organisationCode' | 'personId'> | typeof PRODUCT,
  guideline: GuidelineCase,
  version: GuidelineVersionEntity,
  { comesOn, now }: { comesOn: string; now: Date },
): Promise<void> {
  const { running, all } = guideline.phases
  const atOnce = comesOn === '' && running === null
  const numbers = guideline.versions.map(({ number }) => number)
  Object.assign(version, {
    number: version.number || Math.max(0, ...numbers) + 1,
    state: GUIDELINE.after('announce'),
    comesOn,
    announcedIn: running?.key ?? '',
    announcedAt: now,
  })
  await tx.save(version)
  const changes = guideline.changesOf.get(version.id) ?? []
  const units = await concernedUnits(tx, guideline, changes)
  if (atOnce) await enterVersion(tx, guideline, version, all, now)
  const { id, number, origin } = version
  await ledger.record(tx, actor, {
    kind: 'guideline.announced',
    place: { domainCode: guideline.domain.code },
    detail: { versionId: id, number, origin, comesOn, atOnce, packHash: version.packHash, units },
  })
}
