import type { ActOnAmendmentRequest, AmendmentView } from '@gongkai/shared/catalogue/amendment/amendment.contract'
import { AMENDMENT } from '@gongkai/shared/catalogue/amendment/amendment-lifecycle'
import { decideFinalise } from '@gongkai/shared/catalogue/amendment/amendment-policy'
import { Inject, Injectable } from '@nestjs/common'
import { DataSource, type EntityManager } from 'typeorm'
import { AssignmentEntity } from '../../compiling/assignment/assignment.entity.js'
import { appendEntries } from '../../compiling/entry/append-entries.js'
import { EntryEntity } from '../../compiling/entry/entry.entity.js'
import { PrivacyGuard } from '../../district/privacy/privacy-guard.js'
import { Clock } from '../../platform/clock.js'
import type { SignedIn } from '../../platform/http/actor.js'
import { Ledger } from '../../platform/ledger/ledger.js'
import { AmendmentPresenter } from './amendment.presenter.js'
import { AmendmentActs } from './amendment-acts.js'
import type { AmendmentCase } from './amendment-case.js'
import { meetOpenRows } from './meet-open-rows.js'
import { turnFinalisation } from './turn-finalisation.js'

/**
 * 审定 by the office: the entry becomes what was proposed, and the next edition carries it; what is published stays. Work of an open round
 * takes it over.
 */
@Injectable()
export class FinaliseAmendment {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(PrivacyGuard) private readonly guard: PrivacyGuard,
    @Inject(AmendmentActs) private readonly acts: AmendmentActs,
    @Inject(AmendmentPresenter) private readonly presenter: AmendmentPresenter,
    @Inject(Ledger) private readonly ledger: Ledger,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  run(actor: SignedIn, id: number, { version }: ActOnAmendmentRequest): Promise<AmendmentView> {
    const { dataSource, acts, presenter } = this
    return turnFinalisation({ dataSource, acts, presenter }, actor, id, version, {
      decide: decideFinalise,
      guard: this.guard,
      turnEntry: async (tx, amended) => {
        amended.amendment.finalisedAt = this.clock.now()
        await amendEntry(tx, amended)
        await meetOpenRows(tx, this.ledger, actor, amended.amendment)
      },
      state: AMENDMENT.after('finalise'),
      act: 'finalised',
    })
  }
}

/** The row becomes what was proposed; what is added gets one. */
export async function amendEntry(tx: EntityManager, { amendment, source }: AmendmentCase): Promise<void> {
  const { kind, fields, assignmentId, publicNumber } = amendment
  if (kind === 'add') {
    if (!fields) throw new Error(`amendment ${amendment.id} adds nothing`)
    const standing = await tx.find(EntryEntity, { where: { assignmentId }, withDeleted: true })
    const [added] = await appendEntries(tx, assignmentId, standing, [{ fields, publicNumber }])
    amendment.entryId = added?.id ?? null
    // A unit that publishes an entry of the domain has the duty.
    await tx.update(AssignmentEntity, { id: assignmentId }, { noDutyReason: '' })
    return
  }
  if (!source) throw new Error(`amendment ${amendment.id} has lost its entry`)
  if (kind === 'withdraw') await tx.softRemove(source)
  else if (fields) await tx.save(EntryEntity, Object.assign(source, { fields, version: source.version + 1 }))
}
