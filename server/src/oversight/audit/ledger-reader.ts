import { describeEvent } from '@gongkai/shared/base/ledger/describe-event'
import { maskPersonalData } from '@gongkai/shared/base/privacy/mask'
import type { Changed } from '@gongkai/shared/base/seen.contract'
import type { EntryFields } from '@gongkai/shared/base/template/entry'
import { addDays, type LocalDate } from '@gongkai/shared/base/time/local-date'
import type { LedgerPage, LedgerQuery, LedgerRow } from '@gongkai/shared/oversight/audit/audit.contract'
import { Inject, Injectable } from '@nestjs/common'
import { DataSource, type EntityManager, type SelectQueryBuilder } from 'typeorm'
import { EntryEntity } from '../../compiling/entry/entry.entity.js'
import { PersonEntity } from '../../district/account/person.entity.js'
import { OrganisationEntity } from '../../district/organisation/organisation.entity.js'
import { PilotDomainEntity } from '../../district/pilot-domain/pilot-domain.entity.js'
import { In } from '../../platform/database/in-list.js'
import type { SignedIn } from '../../platform/http/actor.js'
import { EventEntity, EventEntryEntity } from '../../platform/ledger/event.entity.js'
import { namedEntries } from '../../platform/ledger/event-detail.js'

const PAGE_SIZE = 50
const EXPORTED_AT_ONCE = 500

/** The acts in sentences (person, act, time), the newest first. */
@Injectable()
export class LedgerReader {
  constructor(@Inject(DataSource) private readonly dataSource: DataSource) {}

  async page(actor: SignedIn, query: LedgerQuery): Promise<LedgerPage> {
    const tx = this.dataSource.manager
    const [events, total] = await matching(tx, actor, query)
      .skip(((query.page ?? 1) - 1) * PAGE_SIZE)
      .take(PAGE_SIZE)
      .getManyAndCount()
    return { total, items: await presentEvents(tx, events) }
  }

  /** Everything that matches, in pieces: memory stays flat however long the ledger is. */
  async *all(actor: SignedIn, query: LedgerQuery): AsyncGenerator<LedgerRow[]> {
    const tx = this.dataSource.manager
    for (let before = Number.MAX_SAFE_INTEGER; ; ) {
      const events = await matching(tx, actor, query)
        .andWhere('e.id < :before', { before })
        .take(EXPORTED_AT_ONCE)
        .getMany()
      if (events.length > 0) yield await presentEvents(tx, events)
      const oldest = events.at(-1)
      if (!oldest || events.length < EXPORTED_AT_ONCE) return
      before = oldest.id
    }
  }
}

function matching(tx: EntityManager, actor: SignedIn, query: LedgerQuery): SelectQueryBuilder<EventEntity> {
  const events = tx.createQueryBuilder(EventEntity, 'e').orderBy('e.id', 'DESC')
  const { organisation, domain, person, entry, kind, from, to } = query
  // Conditions add up: a filter never widens what one may see.
  if (actor.organisationKind !== 'office') concerning(events, 'own', actor.organisationCode)
  if (organisation) concerning(events, 'organisation', organisation)
  if (domain) events.andWhere('e.domainCode = :domain', { domain })
  if (person) events.andWhere('e.personId = :person', { person })
  if (kind) events.andWhere('e.kind = :kind', { kind })
  if (entry) events.innerJoin(EventEntryEntity, 'x', 'x.eventId = e.id AND x.entryId = :entry', { entry })
  if (from) events.andWhere('e.at >= :from', { from: beginningOf(from) })
  if (to) events.andWhere('e.at < :to', { to: beginningOf(addDays(to, 1)) })
  return events
}

function concerning(events: SelectQueryBuilder<EventEntity>, name: string, code: string): void {
  events.andWhere(`(e.organisationCode = :${name} OR e.unitCode = :${name})`, { [name]: code })
}

const beginningOf = (date: LocalDate) => new Date(`${date}T00:00:00+08:00`)

/** For who is told what changed meanwhile. */
export async function tellChanges(tx: EntityManager, events: EventEntity[]): Promise<Changed[]> {
  const rows = await presentEvents(tx, events)
  return rows.map(({ at, sentence }) => ({ at, text: sentence }))
}

/** Acts in sentences, in the order given. */
export async function presentEvents(tx: EntityManager, events: EventEntity[]): Promise<LedgerRow[]> {
  const entryIds = events.flatMap(({ detail }) => namedEntries(detail))
  const [people, organisations, domains, entries] = await Promise.all([
    tx.findBy(PersonEntity, { id: In([...new Set(events.flatMap(({ personId }) => personId ?? []))]) }),
    tx.find(OrganisationEntity),
    tx.find(PilotDomainEntity),
    tx.find(EntryEntity, {
      select: { id: true, position: true, fields: true },
      where: { id: In([...new Set(entryIds)]) },
      withDeleted: true,
    }),
  ])
  const unitOf = new Map(organisations.map(({ code, name }) => [code, { code, name }]))
  const domainOf = new Map(domains.map(({ code, name }) => [code, { code, name }]))
  const personOf = new Map(people.map(({ id, name }) => [id, { id, name }]))
  const entryOf = new Map(entries.map(({ id, position, fields }) => [id, { id, name: nameOf(fields, position) }]))
  return events.map((event) => {
    const { id, at, by, kind, detail } = event
    const [entryId, ...others] = namedEntries(detail)
    const entry =
      entryId === undefined || others.length > 0 ? null : (entryOf.get(entryId) ?? deletedEntry(entryId, detail))
    const unit = unitOf.get(event.unitCode ?? '') ?? null
    const domain = domainOf.get(event.domainCode ?? '') ?? null
    return {
      id,
      at: at.toISOString(),
      kind,
      sentence: describeEvent({
        kind,
        by,
        unit: unit?.name ?? '',
        domain: domain?.name ?? '',
        entry: entry?.name ?? '',
        detail,
      }),
      person: personOf.get(event.personId ?? 0) ?? null,
      organisation: unitOf.get(event.organisationCode ?? '') ?? null,
      unit,
      domain,
      entry,
    }
  })
}

function nameOf({ level1, level2, level3 }: EntryFields, position: number): string {
  return maskPersonalData(level3 || level2 || level1) || `第${position}项`
}

/** An entry that is gone is named by what its deletion kept. */
function deletedEntry(id: number, { fields }: Record<string, unknown>) {
  return { id, name: fields && typeof fields === 'object' ? nameOf(fields as EntryFields, 0) : `编号 ${id}` }
}
