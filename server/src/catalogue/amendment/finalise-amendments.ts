import { written } from '@gongkai/shared/base/shape'
import type { ActOnAmendmentsRequest, AmendmentsActedOn } from '@gongkai/shared/catalogue/amendment/amendment.contract'
import { AMENDMENT } from '@gongkai/shared/catalogue/amendment/amendment-lifecycle'
import { decideFinalise } from '@gongkai/shared/catalogue/amendment/amendment-policy'
import { Inject, Injectable } from '@nestjs/common'
import { DataSource, type EntityManager } from 'typeorm'
import { EntryEntity } from '../../compiling/entry/entry.entity.js'
import { PrivacyGuard } from '../../district/privacy/privacy-guard.js'
import { breatheWhenDue } from '../../platform/breathe.js'
import { Clock } from '../../platform/clock.js'
import { act } from '../../platform/database/act.js'
import { In } from '../../platform/database/in-list.js'
import { setEach } from '../../platform/database/write-many.js'
import type { SignedIn } from '../../platform/http/actor.js'
import { Ledger } from '../../platform/ledger/ledger.js'
import { actOnMany } from './act-on-many.js'
import { AmendmentActs } from './amendment-acts.js'
import type { AmendmentCase } from './amendment-case.js'
import { amendEntry } from './finalise-amendment.js'
import { holdPublication } from './hold-publication.js'
import { meetOpenRows } from './meet-open-rows.js'
import { owner, toldOf } from './told-of-many.js'

/** 批量审定 by the office: the entries become what was proposed, and the next edition carries them together. */
@Injectable()
export class FinaliseAmendments {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(PrivacyGuard) private readonly guard: PrivacyGuard,
    @Inject(AmendmentActs) private readonly acts: AmendmentActs,
    @Inject(Ledger) private readonly ledger: Ledger,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  run(actor: SignedIn, { items }: ActOnAmendmentsRequest): Promise<AmendmentsActedOn> {
    const finalisedAt = this.clock.now()
    return act(this.dataSource, async (tx) => {
      await holdPublication(tx)
      return actOnMany(tx, actor, items, {
        guard: this.guard,
        decide: (facts) => decideFinalise(facts, actor),
        write: async (tx, amended) => {
          for (const { amendment } of amended) amendment.finalisedAt = finalisedAt
          await amendEntries(tx, amended)
          await this.meetRows(tx, actor, amended)
        },
        become: ({ amendment: { kind, entryId } }) => ({
          state: AMENDMENT.after('finalise'),
          finalisedAt,
          ...(kind === 'add' ? { entryId } : {}),
        }),
        record: (acted) =>
          this.acts.recordMany(tx, actor, acted, 'finalised', { told: toldOf(acted, (each) => [owner(each)]) }),
      })
    })
  }

  /** Rows in the making that go on with the same items, where there are any. */
  private async meetRows(tx: EntityManager, actor: SignedIn, amended: readonly AmendmentCase[]): Promise<void> {
    const rows = await tx.find(EntryEntity, {
      select: { id: true, publicNumber: true },
      where: { publicNumber: In(amended.map(({ amendment }) => amendment.publicNumber)) },
    })
    for (const { amendment } of amended) {
      const others = rows.some(
        ({ id, publicNumber }) => publicNumber === amendment.publicNumber && id !== amendment.entryId,
      )
      if (!others) continue
      await meetOpenRows(tx, this.ledger, actor, amendment, true)
      await breatheWhenDue()
    }
  }
}

/** The rows become what was proposed: those that are revised by a few statements, what is added one by one. */
async function amendEntries(tx: EntityManager, amended: readonly AmendmentCase[]): Promise<void> {
  const revised = amended.filter(({ amendment }) => amendment.kind === 'revise')
  for (const { amendment, source } of revised)
    if (!source) throw new Error(`amendment ${amendment.id} has lost its entry`)
  const ids = revised.map(({ source }) => source?.id ?? 0)
  await setEach(
    tx,
    EntryEntity,
    'fields',
    revised.flatMap(({ amendment: { fields }, source }) =>
      fields && source ? [{ id: source.id, value: written(fields) }] : [],
    ),
  )
  if (ids.length > 0)
    await tx
      .createQueryBuilder()
      .update(EntryEntity)
      .set({ version: () => 'version + 1' })
      .where({ id: In(ids) })
      .execute()
  for (const each of amended) if (each.amendment.kind !== 'revise') await amendEntry(tx, each)
}
