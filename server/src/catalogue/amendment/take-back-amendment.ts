import type { ActOnAmendmentRequest, AmendmentView } from '@gongkai/shared/catalogue/amendment/amendment.contract'
import { AMENDMENT } from '@gongkai/shared/catalogue/amendment/amendment-lifecycle'
import { decideTakeBack } from '@gongkai/shared/catalogue/amendment/amendment-policy'
import { Inject, Injectable } from '@nestjs/common'
import { DataSource, type EntityManager } from 'typeorm'
import { EntryEntity } from '../../compiling/entry/entry.entity.js'
import type { SignedIn } from '../../platform/http/actor.js'
import { Ledger } from '../../platform/ledger/ledger.js'
import { AmendmentPresenter } from './amendment.presenter.js'
import { AmendmentActs } from './amendment-acts.js'
import type { AmendmentCase } from './amendment-case.js'
import { leaveOpenRows } from './meet-open-rows.js'
import { turnFinalisation } from './turn-finalisation.js'

/** 撤回审定 before an edition carries it: the entry is what it was, and the amendment waits for the office again. */
@Injectable()
export class TakeBackAmendment {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(AmendmentActs) private readonly acts: AmendmentActs,
    @Inject(AmendmentPresenter) private readonly presenter: AmendmentPresenter,
    @Inject(Ledger) private readonly ledger: Ledger,
  ) {}

  run(actor: SignedIn, id: number, { version }: ActOnAmendmentRequest): Promise<AmendmentView> {
    const { dataSource, acts, presenter } = this
    return turnFinalisation({ dataSource, acts, presenter }, actor, id, version, {
      decide: decideTakeBack,
      turnEntry: async (tx, amended) => {
        amended.amendment.finalisedAt = null
        await restoreEntry(tx, amended)
        await leaveOpenRows(tx, this.ledger, actor, amended.amendment)
      },
      state: AMENDMENT.after('takeBack'),
      act: 'taken-back',
    })
  }
}

/** The row is what it was before the finalising. */
export async function restoreEntry(tx: EntityManager, { amendment, source }: AmendmentCase): Promise<void> {
  if (!source) throw new Error(`amendment ${amendment.id} has lost its entry`)
  if (amendment.kind === 'add') {
    await tx.softRemove(source)
    amendment.entryId = null
  } else if (amendment.kind === 'withdraw') await tx.recover(source)
  else if (amendment.before)
    await tx.save(EntryEntity, Object.assign(source, { fields: amendment.before, version: source.version + 1 }))
}
