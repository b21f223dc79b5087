import type {
  OrderPilotDomainsRequest,
  PilotDomainView,
} from '@gongkai/shared/district/pilot-domain/pilot-domain.contract'
import { decideOrderPilotDomains } from '@gongkai/shared/office/pilot-domain/pilot-domain-policy'
import { Inject, Injectable } from '@nestjs/common'
import { DataSource } from 'typeorm'
import { EditionsChanged } from '../../catalogue/publication/editions-changed.js'
import { DOMAIN_ORDER } from '../../district/pilot-domain/domain-order.js'
import { PilotDomainEntity } from '../../district/pilot-domain/pilot-domain.entity.js'
import { act } from '../../platform/database/act.js'
import { rowLock } from '../../platform/database/row-lock.js'
import type { SignedIn } from '../../platform/http/actor.js'
import { ensure } from '../../platform/http/refused.js'
import { Ledger } from '../../platform/ledger/ledger.js'
import { ensureSeenDomain } from './ensure-seen-domain.js'
import { presentPilotDomains } from './pilot-domain.presenter.js'

/** 调整顺序, of all domains at once: the order of every list, the public's too. */
@Injectable()
export class OrderPilotDomains {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(Ledger) private readonly ledger: Ledger,
    @Inject(EditionsChanged) private readonly changed: EditionsChanged,
  ) {}

  async run(actor: SignedIn, { domains: wanted }: OrderPilotDomainsRequest): Promise<PilotDomainView[]> {
    const answer = await act(this.dataSource, async (tx) => {
      const held = await tx.find(PilotDomainEntity, { order: DOMAIN_ORDER, ...rowLock(tx) })
      const codes = wanted.map(({ code }) => code)
      ensure(
        decideOrderPilotDomains(
          codes,
          held.map(({ code }) => code),
          actor,
        ),
      )
      for (const domain of held)
        await ensureSeenDomain(tx, domain, wanted.find(({ code }) => code === domain.code)?.version ?? 0)
      const moved = held.filter((domain, index) => codes[index] !== domain.code)
      for (const domain of moved) domain.version += 1
      for (const domain of held) domain.position = codes.indexOf(domain.code) + 1
      await tx.save(held)
      if (moved.length > 0)
        await this.ledger.record(tx, actor, {
          kind: 'pilot-domain.ordered',
          detail: { before: held.map(({ code }) => code), after: codes },
        })
      return presentPilotDomains(tx, await tx.find(PilotDomainEntity, { order: DOMAIN_ORDER }))
    })
    await this.changed.tell()
    return answer
  }
}
