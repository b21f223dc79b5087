import type { CoverageActor } from '@gongkai/shared/catalogue/coverage/coverage-policy'
import { Inject, Injectable } from '@nestjs/common'
import { DataSource, type EntityManager } from 'typeorm'
import { EntryEntity } from '../../compiling/entry/entry.entity.js'
import { EditionEntity } from '../../district/edition/edition.entity.js'
import { MatterEntity } from '../../district/matter/matter.entity.js'
import { lineOf } from '../../district/organisation/line-of.query.js'
import { OrganisationEntity } from '../../district/organisation/organisation.entity.js'
import { PilotDomainEntity } from '../../district/pilot-domain/pilot-domain.entity.js'
import { inPieces } from '../../platform/breathe.js'
import { Clock } from '../../platform/clock.js'
import type { SignedIn } from '../../platform/http/actor.js'
import { EventEntity } from '../../platform/ledger/event.entity.js'
import { CoverageGaps, dueGaps, type Gap, KINDS_IN_ORDER } from './coverage-gaps.js'
import { CoverageMarkEntity } from './coverage-mark.entity.js'
import { coveredItems } from './read-items.js'
import { withheldRows } from './withheld-rows.query.js'

/** Items taken in at once: some ten milliseconds. */
const ITEMS_AT_ONCE = 200

/** All gaps of the district as they stand, with what was marked about them. */
export interface Coverage {
  gaps: readonly Gap[]
  markOf: (gap: Gap) => CoverageMarkEntity | null
  unitName: (code: string) => string
  domainName: (code: string) => string
}

/**
 * 覆盖情况 of the whole district. To find the gaps all items are read, a portion at a time; they are kept until anything is done (each act is
 * in the 留痕) or another day begins.
 */
@Injectable()
export class ReadCoverage {
  private kept: { key: string; gaps: Promise<readonly Gap[]> } | null = null

  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  async run(): Promise<Coverage> {
    const tx = this.dataSource.manager
    const gaps = await this.gaps(tx)
    const [marks, organisations, domains, unitOf] = await Promise.all([
      tx.find(CoverageMarkEntity, { order: { id: 'ASC' } }),
      tx.find(OrganisationEntity, { select: { code: true, name: true } }),
      tx.find(PilotDomainEntity, { select: { code: true, name: true } }),
      lineOf(tx),
    ])
    const marked = new Map<string, CoverageMarkEntity>()
    for (const mark of marks) {
      const heir = mark.organisationCode && unitOf(mark.organisationCode)
      const key = keyOf(mark.kind, heir, mark.key)
      // A unit's own mark counts before that of one merged into it.
      if (!marked.has(key) || heir === mark.organisationCode) marked.set(key, mark)
    }
    const unitNames = new Map(organisations.map(({ code, name }) => [code, name]))
    const domainNames = new Map(domains.map(({ code, name }) => [code, name]))
    return {
      gaps,
      markOf: ({ kind, unit, key }) => marked.get(keyOf(kind, unit, key)) ?? null,
      unitName: (code) => unitNames.get(code) ?? code,
      domainName: (code) => domainNames.get(code) ?? code,
    }
  }

  private async gaps(tx: EntityManager): Promise<readonly Gap[]> {
    const today = this.clock.today()
    const key = `${today}/${await lastAct(tx)}`
    if (this.kept?.key === key) return this.kept.gaps
    const gaps = readGaps(tx, today)
    this.kept = { key, gaps }
    gaps.catch(() => {
      if (this.kept?.gaps === gaps) this.kept = null
    })
    return gaps
  }
}

const keyOf = (kind: string, unit: string, key: string) => JSON.stringify([kind, unit, key])

/** Moves on with every act, and with rows that are written without one as a district is loaded. */
async function lastAct(tx: EntityManager): Promise<string> {
  const last = async (entity: new () => { id: number }) =>
    (await tx.createQueryBuilder(entity, 'e').select('MAX(e.id)', 'id').getRawOne<{ id: number | null }>())?.id ?? 0
  const ids = await Promise.all([EventEntity, EntryEntity, MatterEntity, EditionEntity].map(last))
  return ids.join('/')
}

async function readGaps(tx: EntityManager, today: string): Promise<readonly Gap[]> {
  const [unitOf, organisations, withheld] = await Promise.all([
    lineOf(tx),
    tx.findBy(OrganisationEntity, { kind: 'town', active: true, fills: true }),
    withheldRows(tx, today),
  ])
  const coverage = new CoverageGaps(
    unitOf,
    organisations.map(({ code }) => code),
  )
  for await (const items of coveredItems(tx)) await inPieces(items, ITEMS_AT_ONCE, (item) => coverage.take(item))
  const matters = await tx.find(MatterEntity, { order: { organisationCode: 'ASC', kind: 'ASC', code: 'ASC' } })
  const gaps = dueGaps(withheld, today)
  for (const gap of coverage.missing(matters)) gaps.push(gap)
  const order = new Map(KINDS_IN_ORDER.map((kind, index) => [kind, index]))
  return gaps.sort((a, b) => (order.get(a.kind) ?? 0) - (order.get(b.kind) ?? 0))
}

/** A looker, with the domains that his unit leads. */
export async function coverageActor(tx: EntityManager, actor: SignedIn): Promise<CoverageActor> {
  const { organisationCode, organisationKind, roles } = actor
  const domains = await tx.find(PilotDomainEntity, { select: { code: true, leadCodes: true } })
  const ledDomains = domains.filter(({ leadCodes }) => leadCodes.includes(organisationCode)).map(({ code }) => code)
  return { organisationCode, organisationKind, roles, ledDomains }
}
