import { Inject, Injectable } from '@nestjs/common'
import { DataSource, type EntityManager, IsNull } from 'typeorm'
import { PilotDomainEntity } from '../../district/pilot-domain/pilot-domain.entity.js'
import { act } from '../../platform/database/act.js'
import { Ledger } from '../../platform/ledger/ledger.js'
import { AmendmentEntity } from '../amendment/amendment.entity.js'
import { citingModels, citingRows, openWorks } from './citing.query.js'
import { law } from './draft-portion.js'
import { LawWaveEntity, LawWaveItemEntity } from './law-wave.entity.js'

/** All is drafted: each unit is told once of its own, each lead once of its domains', the office that it is done. */
@Injectable()
export class FinishWave {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(Ledger) private readonly ledger: Ledger,
  ) {}

  async run(id: number): Promise<void> {
    const wave = await this.dataSource.manager.findOneByOrFail(LawWaveEntity, { id })
    // Looked through before the transaction, which keeps others waiting: they are told of, not acted upon.
    const elsewhere = await citedElsewhere(this.dataSource.manager, wave)
    await act(this.dataSource, async (tx) => {
      // First of all, so that of two processes one waits here and then finds nothing to do.
      const drafted = { state: 'drafted' as const, version: wave.version + 1 }
      const { affected } = await tx.update(LawWaveEntity, { id, state: 'drafting' }, drafted)
      if (affected !== 1) return
      const counts = await countDrafted(tx, id)
      const [domains, left] = await Promise.all([
        tx.find(PilotDomainEntity),
        tx.countBy(LawWaveItemEntity, { waveId: id, amendmentId: IsNull() }),
      ])
      const leadsOf = new Map(domains.map(({ code, leadCodes }) => [code, leadCodes]))
      const [units, leads] = [new Tally(), new Tally()]
      for (const { unit, domain, count } of counts) {
        units.add(unit, 'items', count)
        for (const lead of leadsOf.get(domain) ?? []) if (lead !== unit) leads.add(lead, 'items', count)
      }
      for (const unit of elsewhere.rows) units.add(unit, 'rows')
      for (const domain of elsewhere.models) for (const lead of leadsOf.get(domain) ?? []) leads.add(lead, 'models')
      await this.ledger.record(tx, wave.actor, {
        kind: 'law-wave.drafted',
        detail: {
          ...{ waveId: id, lawId: wave.lawId, law: wave.lawTitle, replacement: wave.replacement.title, left },
          count: counts.reduce((sum, { count }) => sum + count, 0),
          units: units.listed(),
          leads: leads.listed(),
        },
      })
    })
  }
}

/** The units of rows in the making, and the domains of model rows, that cite the law. */
async function citedElsewhere(tx: EntityManager, wave: LawWaveEntity): Promise<{ rows: string[]; models: string[] }> {
  const works = (await openWorks(tx)).filter(({ domainCode }) => within(wave, domainCode))
  const unitOf = new Map(works.map((work) => [work.id, work.organisationCode]))
  const rows: string[] = []
  for await (const { row } of citingRows(tx, law(wave), works)) {
    // A village's rows are its town's to see to.
    const unit = row.work.parentId ? unitOf.get(row.work.parentId) : row.work.organisationCode
    if (unit) rows.push(unit)
  }
  const models = (await citingModels(tx, law(wave))).map(({ row }) => row.domainCode)
  return { rows, models: models.filter((code) => within(wave, code)) }
}

async function countDrafted(tx: EntityManager, id: number) {
  const counts = await tx
    .createQueryBuilder(AmendmentEntity, 'drafted')
    .select('drafted.organisationCode', 'unit')
    .addSelect('drafted.domainCode', 'domain')
    .addSelect('COUNT(*)', 'count')
    .where('drafted.lawWaveId = :id', { id })
    .groupBy('drafted.organisationCode')
    .addGroupBy('drafted.domainCode')
    .getRawMany<{ unit: string; domain: string; count: number | string }>()
  return counts.map(({ unit, domain, count }) => ({ unit, domain, count: Number(count) }))
}

/** How much of each sort concerns each unit. */
class Tally {
  private readonly counts = new Map<string, Told>()

  add(code: string, sort: keyof Told, count = 1): void {
    const told = this.counts.get(code) ?? { items: 0, rows: 0, models: 0 }
    told[sort] += count
    this.counts.set(code, told)
  }

  listed() {
    return [...this.counts].map(([organisationCode, counts]) => ({ organisationCode, ...counts }))
  }
}

interface Told {
  items: number
  rows: number
  models: number
}
export const within = ({ domainCodes }: LawWaveEntity, code: string): boolean =>
  !domainCodes || domainCodes.includes(code)
