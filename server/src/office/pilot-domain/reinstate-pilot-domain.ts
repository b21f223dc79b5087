import { reasonFaults } from '@gongkai/shared/district/account/administrator'
import type {
  PilotDomainView,
  RetirePilotDomainRequest,
} from '@gongkai/shared/district/pilot-domain/pilot-domain.contract'
import { decideReinstate } from '@gongkai/shared/office/pilot-domain/pilot-domain-policy'
import { Inject, Injectable } from '@nestjs/common'
import { DataSource } from 'typeorm'
import { act } from '../../platform/database/act.js'
import type { SignedIn } from '../../platform/http/actor.js'
import { ensure } from '../../platform/http/refused.js'
import { Ledger } from '../../platform/ledger/ledger.js'
import { candidates, lockDomain, presentDomain } from './domain-case.js'
import { ensureSeenDomain } from './ensure-seen-domain.js'
import { concerned } from './retire-pilot-domain.js'

/** 恢复 of a domain that was put out of use: new rounds have it again, under the same code. */
@Injectable()
export class ReinstatePilotDomain {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(Ledger) private readonly ledger: Ledger,
  ) {}

  run(actor: SignedIn, code: string, { version, reason: written }: RetirePilotDomainRequest): Promise<PilotDomainView> {
    const reason = written.trim()
    return act(this.dataSource, async (tx) => {
      const domain = await lockDomain(tx, code)
      await ensureSeenDomain(tx, domain, version)
      const { name, retiredAt } = domain
      const leads = await candidates(tx, domain.leadCodes)
      ensure([...decideReinstate({ name, retired: retiredAt !== null }, leads, actor), ...reasonFaults(reason)])
      Object.assign(domain, { retiredAt: null, retireReason: '', version: version + 1 })
      await tx.save(domain)
      await this.ledger.record(tx, actor, {
        kind: 'pilot-domain.reinstated',
        place: { domainCode: code },
        detail: { domainCode: code, reason, organisationCodes: await concerned(tx, domain) },
      })
      return presentDomain(tx, domain)
    })
  }
}
