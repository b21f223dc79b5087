import type {
  EditPilotDomainRequest,
  PilotDomainView,
} from '@gongkai/shared/district/pilot-domain/pilot-domain.contract'
import { decideEditPilotDomain } from '@gongkai/shared/office/pilot-domain/pilot-domain-policy'
import { Inject, Injectable } from '@nestjs/common'
import { DataSource, Not } from 'typeorm'
import { EditionsChanged } from '../../catalogue/publication/editions-changed.js'
import { PilotDomainEntity } from '../../district/pilot-domain/pilot-domain.entity.js'
import { act } from '../../platform/database/act.js'
import type { SignedIn } from '../../platform/http/actor.js'
import { ensure } from '../../platform/http/refused.js'
import { Ledger } from '../../platform/ledger/ledger.js'
import { lockDomain, presentDomain, wantedDomain, wantedFacts } from './domain-case.js'
import { ensureSeenDomain } from './ensure-seen-domain.js'

/**
 * 更名, aliases, kind, sign, who fills from the next round on, and the guideline; the old name becomes an alias. Editions that are published
 * keep the name they were published with.
 */
@Injectable()
export class EditPilotDomain {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(Ledger) private readonly ledger: Ledger,
    @Inject(EditionsChanged) private readonly changed: EditionsChanged,
  ) {}

  async run(actor: SignedIn, code: string, { version, ...request }: EditPilotDomainRequest): Promise<PilotDomainView> {
    const answer = await act(this.dataSource, async (tx) => {
      const domain = await lockDomain(tx, code)
      await ensureSeenDomain(tx, domain, version)
      const before = { name: domain.name, aliases: domain.aliases, fillers: domain.fillerCodes }
      const facts = wantedFacts(request, domain)
      const others = await tx.findBy(PilotDomainEntity, { code: Not(code) })
      ensure(decideEditPilotDomain(await wantedDomain(tx, facts), others, actor))
      Object.assign(domain, facts, { version: version + 1 })
      await tx.save(domain)
      const { name, aliases, fillerCodes: fillers } = domain
      await this.ledger.record(tx, actor, {
        kind: 'pilot-domain.edited',
        place: { domainCode: code },
        detail: { domainCode: code, before, after: { name, aliases, fillers } },
      })
      return presentDomain(tx, domain)
    })
    await this.changed.tell()
    return answer
  }
}
