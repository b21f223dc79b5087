import type {
  AddPilotDomainRequest,
  PilotDomainView,
} from '@gongkai/shared/district/pilot-domain/pilot-domain.contract'
import { decideAddPilotDomain } from '@gongkai/shared/office/pilot-domain/pilot-domain-policy'
import { Inject, Injectable } from '@nestjs/common'
import { DataSource, type EntityManager } from 'typeorm'
import { OrganisationEntity } from '../../district/organisation/organisation.entity.js'
import { PilotDomainEntity } from '../../district/pilot-domain/pilot-domain.entity.js'
import { act } from '../../platform/database/act.js'
import { rowLock } from '../../platform/database/row-lock.js'
import type { SignedIn } from '../../platform/http/actor.js'
import { ensure } from '../../platform/http/refused.js'
import { Ledger } from '../../platform/ledger/ledger.js'
import { candidates, presentDomain, wantedDomain, wantedFacts } from './domain-case.js'

/** 新增领域 (“26个试点领域及其他领域”, the notice, 三（二）): the last in the list until it is moved. */
@Injectable()
export class AddPilotDomain {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(Ledger) private readonly ledger: Ledger,
  ) {}

  run(actor: SignedIn, request: AddPilotDomainRequest): Promise<PilotDomainView> {
    return act(this.dataSource, async (tx) => presentDomain(tx, await this.within(tx, actor, request)))
  }

  /** In the caller's transaction. */
  async within(tx: EntityManager, actor: SignedIn, request: AddPilotDomainRequest): Promise<PilotDomainEntity> {
    // Two taps make one domain: the second finds the name taken.
    await tx.findOneOrFail(OrganisationEntity, { where: { kind: 'office' }, ...rowLock(tx) })
    const others = await tx.find(PilotDomainEntity)
    const facts = wantedFacts(request)
    const leads = await candidates(tx, request.leads)
    ensure(decideAddPilotDomain(await wantedDomain(tx, facts), leads, others, actor))
    const domain = await tx.save(PilotDomainEntity, {
      ...facts,
      code: nextDomainCode(others),
      leadCodes: request.leads,
      position: Math.max(0, ...others.map(({ position }) => position)) + 1,
      version: 1,
      retiredAt: null,
      retireReason: '',
    })
    const { code, name, kind, leadCodes, fillerCodes } = domain
    await this.ledger.record(tx, actor, {
      kind: 'pilot-domain.created',
      place: { domainCode: code },
      detail: { domainCode: code, name, domainKind: kind, leads: leadCodes, fillers: fillerCodes },
    })
    return domain
  }
}

/** The number after the highest there is: no domain is deleted, so that none is ever given twice. */
export function nextDomainCode(domains: readonly Pick<PilotDomainEntity, 'code'>[]): string {
  const numbers = domains.map(({ code }) => (/^\d+$/.test(code) ? Number(code) : 0))
  return String(Math.max(0, ...numbers) + 1).padStart(2, '0')
}
