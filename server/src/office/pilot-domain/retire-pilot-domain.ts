import { entryName } from '@gongkai/shared/compiling/entry/entry-text'
import { reasonFaults } from '@gongkai/shared/district/account/administrator'
import type {
  PilotDomainView,
  RetireEffect,
  RetirePilotDomainRequest,
} from '@gongkai/shared/district/pilot-domain/pilot-domain.contract'
import { fillersOf } from '@gongkai/shared/district/pilot-domain/who-fills'
import { decideRetire } from '@gongkai/shared/office/pilot-domain/pilot-domain-policy'
import { Inject, Injectable } from '@nestjs/common'
import { DataSource, type EntityManager } from 'typeorm'
import { entryOf } from '../../catalogue/public-catalogue/catalogue.js'
import { PublicCatalogue } from '../../catalogue/public-catalogue/public-catalogue.js'
import { ensureAdministrator } from '../../district/account/administrator.js'
import { OrganisationEntity } from '../../district/organisation/organisation.entity.js'
import { PilotDomainEntity } from '../../district/pilot-domain/pilot-domain.entity.js'
import { Clock } from '../../platform/clock.js'
import { act } from '../../platform/database/act.js'
import type { SignedIn } from '../../platform/http/actor.js'
import { ensure, notFound } from '../../platform/http/refused.js'
import { Ledger } from '../../platform/ledger/ledger.js'
import { lockDomain, presentDomain } from './domain-case.js'
import { ensureSeenDomain } from './ensure-seen-domain.js'
import { openRoundsOf } from './open-rounds-of.query.js'

/** So many items are named; how many there are is told of all. */
const NAMED = 100

/** 停用 of a domain: no new round has it. Rounds that run go on, and its items stay published until an edition withdraws them. */
@Injectable()
export class RetirePilotDomain {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(Ledger) private readonly ledger: Ledger,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(PublicCatalogue) private readonly catalogue: PublicCatalogue,
  ) {}

  /** The items that stay published and the work that goes on; the reasons why it may not be. */
  async effect(actor: SignedIn, code: string): Promise<RetireEffect> {
    ensureAdministrator(actor)
    const tx = this.dataSource.manager
    const domain = await tx.findOneBy(PilotDomainEntity, { code })
    if (!domain) throw notFound('个领域')
    const published = this.catalogue.standing.catalogue.rows.filter((row) => row.domain === code)
    const items = published.slice(0, NAMED).map(entryOf)
    return {
      published: {
        total: published.length,
        edition: items[0]?.edition.name ?? '',
        items: items.map((item) => ({ id: item.id, name: entryName(item), organisation: item.organisation.name })),
      },
      openRounds: await openRoundsOf(tx, code),
      refusals: [...decideRetire({ name: domain.name, retired: domain.retiredAt !== null }, actor)],
    }
  }

  run(actor: SignedIn, code: string, { version, reason: written }: RetirePilotDomainRequest): Promise<PilotDomainView> {
    const reason = written.trim()
    return act(this.dataSource, async (tx) => {
      const domain = await lockDomain(tx, code)
      await ensureSeenDomain(tx, domain, version)
      const { name, retiredAt } = domain
      ensure([...decideRetire({ name, retired: retiredAt !== null }, actor), ...reasonFaults(reason)])
      Object.assign(domain, { retiredAt: this.clock.now(), retireReason: reason, version: version + 1 })
      await tx.save(domain)
      await this.ledger.record(tx, actor, {
        kind: 'pilot-domain.retired',
        place: { domainCode: code },
        detail: { domainCode: code, reason, organisationCodes: await concerned(tx, domain) },
      })
      return presentDomain(tx, domain)
    })
  }
}

/** Its leads and those who would fill it in the next round. */
export async function concerned(tx: EntityManager, domain: PilotDomainEntity): Promise<string[]> {
  const units = await tx.find(OrganisationEntity, { order: { code: 'ASC' } })
  return [...domain.leadCodes, ...fillersOf(domain, units)]
}
