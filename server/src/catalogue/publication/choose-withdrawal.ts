import { refuse } from '@gongkai/shared/base/refusal'
import type {
  ChooseWithdrawalRequest,
  PublicationUnits,
} from '@gongkai/shared/catalogue/publication/publication.contract'
import { Inject, Injectable } from '@nestjs/common'
import { DataSource } from 'typeorm'
import { newestRound } from '../../compiling/assignment/list-assignments.query.js'
import { OrganisationEntity } from '../../district/organisation/organisation.entity.js'
import { PilotDomainEntity } from '../../district/pilot-domain/pilot-domain.entity.js'
import { PrivacyGuard } from '../../district/privacy/privacy-guard.js'
import { Clock } from '../../platform/clock.js'
import { act } from '../../platform/database/act.js'
import { rowLock } from '../../platform/database/row-lock.js'
import type { SignedIn } from '../../platform/http/actor.js'
import { ensure, notFound } from '../../platform/http/refused.js'
import { Ledger } from '../../platform/ledger/ledger.js'
import { versionOf } from '../../platform/seen/acts-upon.js'
import { ensureSeen } from '../../platform/seen/ensure-seen.js'
import { holdPublication } from '../amendment/hold-publication.js'
import { actsUponDomain, publicationUnits } from './publication-units.query.js'
import { UnitWithdrawalEntity } from './unit-withdrawal.entity.js'

/** 撤销 or 沿用 of a unit that has not handed in: kept without a choice, withdrawn only for a reason that the unit is told. */
@Injectable()
export class ChooseWithdrawal {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(Ledger) private readonly ledger: Ledger,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(PrivacyGuard) private readonly guard: PrivacyGuard,
  ) {}

  run(
    actor: SignedIn,
    { roundCode, domainCode, organisationCode, reason: written, version }: ChooseWithdrawalRequest,
  ): Promise<PublicationUnits> {
    return act(this.dataSource, async (tx) => {
      await holdPublication(tx)
      const domain = await tx.findOne(PilotDomainEntity, { where: { code: domainCode }, ...rowLock(tx) })
      const organisation = await tx.findOneBy(OrganisationEntity, { code: organisationCode })
      if (!domain || !organisation) throw notFound(domain ? '个单位' : '个领域')
      const acts = actsUponDomain(domainCode)
      await ensureSeen(tx, 'edition.units', { read: version, stands: await versionOf(tx, acts) }, acts)
      const round = await newestRound(tx)
      const before = await publicationUnits(tx, domainCode)
      const unit = before.units.find(({ code }) => code === organisationCode)
      const reason = written.trim()
      ensure([
        ...(actor.roles.includes('approver') ? [] : [refuse('account.role', 'edition', '只有审签人才能决定')]),
        ...(round?.code === roundCode
          ? []
          : [refuse('edition.round', 'roundCode', '已经有了新的编制轮次，请刷新后再决定')]),
        ...(unit?.missing
          ? []
          : [refuse('edition.unit-in', 'organisationCode', '这个单位已通过审核，撤销哪些事项由它自己决定')]),
        ...(unit?.missing && reason && unit.kept + unit.withdrawn === 0
          ? [refuse('edition.unit-nothing', 'organisationCode', '这个单位在本领域没有现行的公开事项')]
          : []),
        ...(await this.guard.refusals(tx, organisationCode, [{ at: 'reason', name: '撤销的原因', text: reason }])),
      ])
      const own = { roundCode, domainCode, organisationCode }
      const chosen = await tx.findOneBy(UnitWithdrawalEntity, own)
      if ((chosen?.reason ?? '') !== reason) {
        await tx.delete(UnitWithdrawalEntity, own)
        const by = `${actor.organisationName} ${actor.name}`
        if (reason) await tx.insert(UnitWithdrawalEntity, { ...own, reason, by, at: this.clock.now() })
        await this.ledger.record(tx, actor, {
          kind: reason ? 'edition.unit-withdrawn' : 'edition.unit-kept',
          place: { unitCode: organisationCode, domainCode },
          detail: { roundCode, organisationCode, reason, count: unit ? unit.kept + unit.withdrawn : 0 },
        })
      }
      return publicationUnits(tx, domainCode)
    })
  }
}
