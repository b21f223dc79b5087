import type { DisclosureSettings, SetLinkHostsRequest } from '@gongkai/shared/catalogue/disclosure/disclosure.contract'
import { hostFaults } from '@gongkai/shared/catalogue/disclosure/record-faults'
import { administratorOnly } from '@gongkai/shared/district/account/administrator'
import { Inject, Injectable } from '@nestjs/common'
import { DataSource, type EntityManager } from 'typeorm'
import { OrganisationEntity } from '../../district/organisation/organisation.entity.js'
import { act } from '../../platform/database/act.js'
import { rowLock } from '../../platform/database/row-lock.js'
import type { SignedIn } from '../../platform/http/actor.js'
import { ensure } from '../../platform/http/refused.js'
import { Ledger } from '../../platform/ledger/ledger.js'
import { ensureUnchanged } from '../../platform/seen/ensure-seen.js'
import { DisclosureSettingEntity, THE_SETTING } from './disclosure.entities.js'

/** 允许的网站: links of records lead to these sites and those under them; without any, to every site. */
@Injectable()
export class SetLinkHosts {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(Ledger) private readonly ledger: Ledger,
  ) {}

  read(): Promise<DisclosureSettings> {
    return readSettings(this.dataSource.manager)
  }

  run(signedIn: SignedIn, { version, hosts }: SetLinkHostsRequest): Promise<DisclosureSettings> {
    return act(this.dataSource, async (tx) => {
      await tx.findOne(OrganisationEntity, { where: { kind: 'office' }, ...rowLock(tx) })
      const held = await readSettings(tx)
      await ensureUnchanged(
        tx,
        'disclosure.settings',
        { read: version, stands: held.version },
        { kinds: ['disclosure.link-hosts'] },
      )
      ensure([...administratorOnly(signedIn), ...hostFaults(hosts)])
      const written = [...new Set(hosts.map((host) => host.trim().toLowerCase()))]
      await tx.save(DisclosureSettingEntity, { id: THE_SETTING, hosts: written, version: version + 1 })
      await this.ledger.record(tx, signedIn, { kind: 'disclosure.link-hosts', detail: { hosts: written } })
      return readSettings(tx)
    })
  }
}

export async function readSettings(tx: EntityManager): Promise<DisclosureSettings> {
  const held = await tx.findOneBy(DisclosureSettingEntity, { id: THE_SETTING })
  return { hosts: held?.hosts ?? [], version: held?.version ?? 0 }
}
