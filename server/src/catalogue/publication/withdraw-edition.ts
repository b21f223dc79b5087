import { refuse } from '@gongkai/shared/base/refusal'
import type {
  ConcealedOfUnit,
  EditionView,
  WithdrawEditionRequest,
} from '@gongkai/shared/catalogue/publication/publication.contract'
import { editionsVersion } from '@gongkai/shared/district/edition/standing-editions'
import { Inject, Injectable } from '@nestjs/common'
import { DataSource } from 'typeorm'
import { EditionEntity } from '../../district/edition/edition.entity.js'
import { PilotDomainEntity } from '../../district/pilot-domain/pilot-domain.entity.js'
import { PrivacyGuard } from '../../district/privacy/privacy-guard.js'
import { RoundEntity } from '../../district/round/round.entity.js'
import { Clock } from '../../platform/clock.js'
import { act } from '../../platform/database/act.js'
import { rowLock } from '../../platform/database/row-lock.js'
import type { SignedIn } from '../../platform/http/actor.js'
import { ensure, notFound } from '../../platform/http/refused.js'
import { Ledger } from '../../platform/ledger/ledger.js'
import { ensureUnchanged } from '../../platform/seen/ensure-seen.js'
import { releaseAmendments } from '../amendment/carry-amendments.js'
import { reopenTakedowns } from '../takedown/end-takedowns.js'
import { concealEntries } from './conceal-entries.js'
import type { ConcealedContentEntity } from './concealed-content.entity.js'
import { presentEdition } from './edition.presenter.js'
import { EditionsChanged } from './editions-changed.js'

const NOTHING: Awaited<ReturnType<typeof concealEntries>> = { items: [], refusals: [] }
/** So many numbers are told; of more it is told how many there are. */
const TOLD = 20

/** The units whose items were taken down, for the notice; the items' names may be what was concealed. */
function byUnit(items: readonly ConcealedContentEntity[]): { concealed?: ConcealedOfUnit[] } {
  const units = [...new Set(items.map(({ organisationCode }) => organisationCode))]
  if (units.length === 0) return {}
  return {
    concealed: units.map((organisationCode) => {
      const own = items.filter((item) => item.organisationCode === organisationCode)
      return {
        organisationCode,
        count: own.length,
        numbers: own.slice(0, TOLD).map(({ publicNumber }) => publicNumber),
      }
    }),
  }
}

/** 撤回: an edition published in error; each of its domains is read again in the edition before. It stays in the list, explained. */
@Injectable()
export class WithdrawEdition {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(Ledger) private readonly ledger: Ledger,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(EditionsChanged) private readonly changed: EditionsChanged,
    @Inject(PrivacyGuard) private readonly guard: PrivacyGuard,
  ) {}

  async run(
    actor: SignedIn,
    id: number,
    { version, explanation, conceal, items }: WithdrawEditionRequest,
  ): Promise<EditionView> {
    const edition = await act(this.dataSource, async (tx) => {
      // Publishing holds its round: neither comes in between.
      await tx.find(RoundEntity, { order: { code: 'ASC' }, ...rowLock(tx) })
      const all = await tx.find(EditionEntity, { order: { id: 'ASC' }, ...rowLock(tx) })
      const found = all.find((edition) => edition.id === id)
      if (!found) throw notFound('个目录版本')
      const stands = editionsVersion(all.map(({ withdrawnAt }) => ({ withdrawn: withdrawnAt })))
      await ensureUnchanged(tx, 'edition.version', { read: version, stands }, { kinds: ['edition.*'] })
      ensure([
        ...(actor.roles.includes('approver') ? [] : [refuse('account.role', 'edition', '只有审签人才能撤回')]),
        ...(found.withdrawnAt ? [refuse('edition.withdrawn', 'edition', '这个版本已经撤回')] : []),
        ...(explanation.trim() ? [] : [refuse('edition.explanation', 'explanation', '请写明撤回的原因，公众会看到')]),
        ...(items && !conceal
          ? [refuse('edition.items', 'items', '内容还可以查看的，不必选择公开事项；含个人信息的请选择“内容不再公开”')]
          : []),
        ...(await this.guard.refusals(tx, actor.organisationCode, [
          { at: 'explanation', name: '撤回的原因', text: explanation },
        ])),
      ])
      Object.assign(found, { withdrawnAt: this.clock.now(), explanation: explanation.trim(), concealed: conceal })
      await tx.save(found)
      const concealed = conceal ? await concealEntries(tx, found, items, this.clock.now()) : NOTHING
      ensure(concealed.refusals)
      await releaseAmendments(tx, found)
      await reopenTakedowns(tx, found, this.clock.now())
      await this.ledger.record(tx, actor, {
        kind: 'edition.withdrawn',
        detail: { editionId: id, explanation: found.explanation, conceal, ...byUnit(concealed.items) },
      })
      return found
    })
    await this.changed.tell()
    const domains = await this.dataSource.manager.find(PilotDomainEntity)
    return presentEdition(edition, (code) => domains.find((domain) => domain.code === code)?.name ?? code)
  }
}
