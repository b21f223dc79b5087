import type {
  EditPilotDomainRequest,
  PilotDomainView,
} from '@gongkai/shared/district/pilot-domain/pilot-domain.contract'
import { decideEditPilotDomain } from '@gongkai/shared/office/pilot-domain/pilot-domain-policy'
import { Inject, Injectable } from '@nestjs/common'
import { DataSource, Not } from 'typeorm'
import { PilotDomainEntity } from '../../district/pilot-domain/pilot-domain.entity.js'
import { act } from '../../platform/database/act.js'
import { rowLock } from '../../platform/database/row-lock.js'
import type { SignedIn } from '../../platform/http/actor.js'
import { ensure, notFound } from '../../platform/http/refused.js'
import { Ledger } from '../../platform/ledger/ledger.js'
import { ensureSeenDomain } from './ensure-seen-domain.js'
import { presentPilotDomains } from './pilot-domain.presenter.js'

/** 更名 and aliases; the old name becomes an alias. Editions that are published keep the name they were published with. */
@Injectable()
export class EditPilotDomain {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(Ledger) private readonly ledger: Ledger,
  ) {}

  run(actor: SignedIn, code: string, { version, ...request }: EditPilotDomainRequest): Promise<PilotDomainView> {
    return act(this.dataSource, async (tx) => {
      const domain = await tx.findOne(PilotDomainEntity, { where: { code }, ...rowLock(tx) })
      if (!domain) throw notFound('个领域')
      await ensureSeenDomain(tx, domain, version)
      const before = { name: domain.name, aliases: domain.aliases }
      const name = request.name.trim()
      const wanted = [...request.aliases.map((alias) => alias.trim()), ...(name === before.name ? [] : [before.name])]
      const aliases = [...new Set(wanted)].filter((alias) => alias !== name)
      const others = await tx.findBy(PilotDomainEntity, { code: Not(code) })
      ensure(decideEditPilotDomain({ name, aliases }, others, actor))
      Object.assign(domain, { name, aliases, version: version + 1 })
      await tx.save(domain)
      await this.ledger.record(tx, actor, {
        kind: 'pilot-domain.edited',
        place: { domainCode: code },
        detail: { domainCode: code, before, after: { name, aliases } },
      })
      const [view] = await presentPilotDomains(tx, [domain])
      if (!view) throw new Error('a domain was lost while it was saved')
      return view
    })
  }
}
