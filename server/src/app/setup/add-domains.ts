import type { AddDomainsRequest, SetupStanding } from '@gongkai/shared/app/setup/setup.contract'
import { decideAddDomains } from '@gongkai/shared/app/setup/setup-policy'
import { folded } from '@gongkai/shared/base/folded'
import { STATE_DOMAINS } from '@gongkai/shared/base/region/state-domains'
import { Inject, Injectable } from '@nestjs/common'
import { DataSource } from 'typeorm'
import { OrganisationEntity } from '../../district/organisation/organisation.entity.js'
import { PilotDomainEntity } from '../../district/pilot-domain/pilot-domain.entity.js'
import { act } from '../../platform/database/act.js'
import { rowLock } from '../../platform/database/row-lock.js'
import type { SignedIn } from '../../platform/http/actor.js'
import { ensure } from '../../platform/http/refused.js'
import { Ledger } from '../../platform/ledger/ledger.js'
import { guidelines } from '../regions/guidelines/index.js'
import { loadPackGuidelines } from '../regions/load-pack-guidelines.js'
import { SetupStandingQuery } from './setup-standing.query.js'

/** 新增试点领域 with its leads, and the shipped model rows if they are wanted. Domains that stand are left as they are. */
@Injectable()
export class AddDomains {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(Ledger) private readonly ledger: Ledger,
    @Inject(SetupStandingQuery) private readonly standing: SetupStandingQuery,
  ) {}

  run(actor: SignedIn, { domains, models }: AddDomainsRequest): Promise<SetupStanding> {
    return act(this.dataSource, async (tx) => {
      // New domains come one after the other: two at once would be given the same code.
      await tx.findOneOrFail(OrganisationEntity, { where: { kind: 'office' }, ...rowLock(tx) })
      const held = await tx.find(PilotDomainEntity)
      const units = (await tx.find(OrganisationEntity)).map((unit) => ({ ...unit, parent: unit.parentCode }))
      const added = newOnes(domains, held)
      ensure(decideAddDomains(added, { domains: held, units }, actor))
      const last = Math.max(0, ...held.map(({ position }) => position))
      for (const [index, { domain }] of added.entries()) {
        const { code, name, leads } = domain
        const aliases = STATE_DOMAINS.find((state) => state.name === name)?.aliases ?? []
        await tx.insert(PilotDomainEntity, { code, name, aliases, leadCodes: leads, position: last + index + 1 })
        await this.ledger.record(tx, actor, {
          kind: 'pilot-domain.created',
          place: { domainCode: code },
          detail: { domainCode: code, name, leads },
        })
      }
      const known = [...held, ...added.map(({ domain }) => domain)]
      if (models) await loadPackGuidelines(tx, { domains: named(domains, known), guidelines })
      return this.standing.run(actor, tx)
    })
  }
}

type Known = { code: string; name: string }

/** The domains of the request as they stand. */
const named = (wanted: AddDomainsRequest['domains'], known: readonly Known[]) =>
  wanted.flatMap(({ name }) => known.find((domain) => folded(domain.name) === folded(name)) ?? [])

/** Those whose name nobody bears yet, each with its place in the request and its code. */
function newOnes(domains: AddDomainsRequest['domains'], held: readonly Known[]) {
  let next = Math.max(STATE_DOMAINS.length, ...held.map(({ code }) => Number(code) || 0))
  return domains.flatMap((domain, at) => {
    const name = domain.name.trim()
    if (held.some((other) => folded(other.name) === folded(name))) return []
    const code = domain.code?.trim() || String(++next)
    return [{ at, domain: { ...domain, name, code } }]
  })
}
