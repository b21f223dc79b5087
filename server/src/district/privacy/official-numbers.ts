import type { VersionRequest } from '@gongkai/shared/base/seen.contract'
import { administratorOnly } from '@gongkai/shared/district/account/administrator'
import type { OfficialNumber, SetOfficialNumberRequest } from '@gongkai/shared/district/privacy/privacy.contract'
import { officialKey, officialNumberFaults } from '@gongkai/shared/district/privacy/privacy-policy'
import { Inject, Injectable } from '@nestjs/common'
import { DataSource, type EntityManager, Not } from 'typeorm'
import { Clock } from '../../platform/clock.js'
import { act } from '../../platform/database/act.js'
import { rowLock } from '../../platform/database/row-lock.js'
import type { SignedIn } from '../../platform/http/actor.js'
import { ensure, notFound } from '../../platform/http/refused.js'
import { Ledger } from '../../platform/ledger/ledger.js'
import { ensureUnchanged } from '../../platform/seen/ensure-seen.js'
import { OrganisationEntity } from '../organisation/organisation.entity.js'
import { OfficialNumberEntity } from './official-number.entity.js'

/** 公务号码, kept by the office's administrator: each change is in the ledger. */
@Injectable()
export class OfficialNumbers {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(Ledger) private readonly ledger: Ledger,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  async list(): Promise<OfficialNumber[]> {
    return listed(this.dataSource.manager)
  }

  add(actor: SignedIn, request: SetOfficialNumberRequest): Promise<OfficialNumber[]> {
    return act(this.dataSource, async (tx) => {
      // Two of the same number wait for each other.
      await tx.findOneOrFail(OrganisationEntity, { where: { code: actor.organisationCode }, ...rowLock(tx) })
      await decide(tx, actor, request, null)
      const written = this.written(actor, request)
      const { id } = await tx.save(tx.create(OfficialNumberEntity, { ...written, version: 1 }))
      await this.record(tx, actor, 'official-number.added', id, written)
      return listed(tx)
    })
  }

  edit(actor: SignedIn, id: number, request: SetOfficialNumberRequest & VersionRequest): Promise<OfficialNumber[]> {
    return act(this.dataSource, async (tx) => {
      const found = await this.found(tx, actor, id, request.version)
      await decide(tx, actor, request, id)
      const written = this.written(actor, request)
      await tx.save(Object.assign(found, written, { version: found.version + 1 }))
      await this.record(tx, actor, 'official-number.edited', id, written)
      return listed(tx)
    })
  }

  remove(actor: SignedIn, id: number, { version }: VersionRequest): Promise<OfficialNumber[]> {
    return act(this.dataSource, async (tx) => {
      const found = await this.found(tx, actor, id, version)
      ensure(administratorOnly(actor))
      await tx.delete(OfficialNumberEntity, { id })
      await this.record(tx, actor, 'official-number.removed', id, found)
      return listed(tx)
    })
  }

  /** @throws Refused 404, or 409 when somebody has changed it since it was read */
  private async found(tx: EntityManager, actor: SignedIn, id: number, read: number): Promise<OfficialNumberEntity> {
    await tx.findOneOrFail(OrganisationEntity, { where: { code: actor.organisationCode }, ...rowLock(tx) })
    const found = await tx.findOneBy(OfficialNumberEntity, { id })
    if (!found) throw notFound('个公务号码')
    await ensureUnchanged(
      tx,
      'official-number.version',
      { read, stands: found.version },
      { kinds: ['official-number.*'], about: ({ detail }) => detail.officialNumberId === id },
    )
    return found
  }

  private written(actor: SignedIn, { number, label }: SetOfficialNumberRequest) {
    return {
      number: number.trim(),
      key: officialKey(number),
      label: label.trim(),
      by: `${actor.organisationName} ${actor.name}`,
      at: this.clock.now(),
    }
  }

  private record(
    tx: EntityManager,
    actor: SignedIn,
    kind: 'official-number.added' | 'official-number.edited' | 'official-number.removed',
    officialNumberId: number,
    { number, label }: SetOfficialNumberRequest,
  ): Promise<void> {
    return this.ledger.record(tx, actor, { kind, detail: { officialNumberId, number, label } })
  }
}

async function decide(
  tx: EntityManager,
  actor: SignedIn,
  { number, label }: SetOfficialNumberRequest,
  id: number | null,
): Promise<void> {
  const same = await tx.findOneBy(OfficialNumberEntity, { key: officialKey(number), ...(id ? { id: Not(id) } : {}) })
  ensure([...administratorOnly(actor), ...officialNumberFaults(number, label, same?.label ?? '')])
}

async function listed(tx: EntityManager): Promise<OfficialNumber[]> {
  const numbers = await tx.find(OfficialNumberEntity, { order: { id: 'ASC' } })
  return numbers.map(({ id, version, number, label, by, at }) => ({
    id,
    version,
    number,
    label,
    by,
    at: at.toISOString(),
  }))
}
