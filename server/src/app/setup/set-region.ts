import type { SetRegionRequest, SetupStanding } from '@gongkai/shared/app/setup/setup.contract'
import { decideSetRegion } from '@gongkai/shared/app/setup/setup-policy'
import { Inject, Injectable } from '@nestjs/common'
import { DataSource } from 'typeorm'
import { EditionsChanged } from '../../catalogue/publication/editions-changed.js'
import { OrganisationEntity } from '../../district/organisation/organisation.entity.js'
import { act } from '../../platform/database/act.js'
import { rowLock } from '../../platform/database/row-lock.js'
import type { SignedIn } from '../../platform/http/actor.js'
import { ensure } from '../../platform/http/refused.js'
import { Ledger } from '../../platform/ledger/ledger.js'
import { RegionEntity, THE_REGION } from '../../platform/region.entity.js'
import { factsOf, storedRegion } from '../../platform/region.js'
import { ensureUnchanged } from '../../platform/seen/ensure-seen.js'
import { SetupStandingQuery } from './setup-standing.query.js'

/** 设置区县信息: its name, its site and the foot of its pages; the public reads them at once. */
@Injectable()
export class SetRegion {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(Ledger) private readonly ledger: Ledger,
    @Inject(EditionsChanged) private readonly changed: EditionsChanged,
    @Inject(SetupStandingQuery) private readonly standing: SetupStandingQuery,
  ) {}

  async run(actor: SignedIn, { version, footer, ...wanted }: SetRegionRequest): Promise<SetupStanding> {
    const answer = await act(this.dataSource, async (tx) => {
      // Two at once change it one after the other, also where there is no row yet.
      await tx.findOneOrFail(OrganisationEntity, { where: { kind: 'office' }, ...rowLock(tx) })
      const stands = await storedRegion(tx)
      const before = factsOf(stands)
      const held = { read: version, stands: stands?.version ?? 0 }
      await ensureUnchanged(tx, 'administration.conflict', held, { kinds: ['region.edited'] })
      const towns = await tx.countBy(OrganisationEntity, { kind: 'town' })
      const after = trimmed({ ...wanted, footer })
      ensure(decideSetRegion(after, { code: before.code, towns }, actor))
      const { footer: foot, ...facts } = after
      await tx.save(RegionEntity, { id: THE_REGION, ...facts, ...foot, version: version + 1 })
      await this.ledger.record(tx, actor, { kind: 'region.edited', detail: { before, after } })
      return this.standing.run(actor, tx)
    })
    await this.changed.tell()
    return answer
  }
}

function trimmed({ footer, ...facts }: Omit<SetRegionRequest, 'version'>): Omit<SetRegionRequest, 'version'> {
  const trim = <T extends object>(texts: T) =>
    Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, String(text).trim()])) as T
  return { ...trim(facts), footer: trim(footer) }
}
