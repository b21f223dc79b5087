import { labelOf } from '@gongkai/shared/base/template/entry-template'
import { SUBMISSION_STATES } from '@gongkai/shared/base/words/submission-states'
import { AMENDMENT_STATES } from '@gongkai/shared/catalogue/amendment/amendment.contract'
import {
  CITATION_KINDS,
  type Citation,
  type CitationPage,
  type CitationQuery,
} from '@gongkai/shared/catalogue/law-wave/law-wave.contract'
import { decideWave } from '@gongkai/shared/catalogue/law-wave/law-wave-policy'
import { type NamedLaw, replaceLaw } from '@gongkai/shared/catalogue/law-wave/replace-law'
import { Inject, Injectable } from '@nestjs/common'
import { DataSource, type EntityManager } from 'typeorm'
import { lineOf } from '../../district/organisation/line-of.query.js'
import { OrganisationEntity } from '../../district/organisation/organisation.entity.js'
import { PilotDomainEntity } from '../../district/pilot-domain/pilot-domain.entity.js'
import type { SignedIn } from '../../platform/http/actor.js'
import { amendedName } from '../amendment/amendment-case.js'
import {
  type Citing,
  citingAmendments,
  citingItems,
  citingMatters,
  citingModels,
  citingRows,
  openWorks,
} from './citing.query.js'
import { lawFacts, loadLaw } from './law-case.js'

const PAGE_SIZE = 50
type Found = Omit<Citation, 'becomes' | 'asked'> & { bases: Citing<unknown>['fields']['bases'] }

/** 引用情况 of a law: the items that stand, what is in the making, and what they come from. */
@Injectable()
export class CitationsQuery {
  constructor(@Inject(DataSource) private readonly dataSource: DataSource) {}

  async run(
    actor: SignedIn,
    id: number,
    { kind, unit, replacement = 0, page = 1 }: CitationQuery,
  ): Promise<CitationPage> {
    const tx = this.dataSource.manager
    const law = await loadLaw(tx, id, actor)
    const found = await citationsFor(tx, actor, law)
    const asked = found.filter(
      (citation) => (!kind || citation.kind === kind) && (!unit || citation.organisation?.code === unit),
    )
    const taken = (law.replacements ?? [])[replacement]
    const units = new Map<string, CitationPage['units'][number]>()
    for (const { organisation } of found) {
      if (!organisation) continue
      const counted = units.get(organisation.code) ?? { ...organisation, count: 0 }
      units.set(organisation.code, { ...counted, count: counted.count + 1 })
    }
    return {
      law: lawFacts(law),
      counts: CITATION_KINDS.map(({ code }) => ({
        kind: code,
        count: found.filter((citation) => citation.kind === code).length,
      })),
      units: [...units.values()],
      total: asked.length,
      items: asked.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE).map(({ bases, ...citation }) => {
        const replaced = taken && replaceLaw(bases, law, taken)
        const before = new Set(bases)
        return {
          ...citation,
          becomes: replaced ? replaced.bases.filter((basis) => !before.has(basis)) : [],
          asked: replaced?.asked ?? '',
        }
      }),
      can: { wave: [...decideWave(law.replacements ?? [], actor)] },
    }
  }
}

/** Everything that cites the law and concerns the asker, by kind, domain and unit. */
async function citationsFor(tx: EntityManager, actor: SignedIn, law: NamedLaw): Promise<Found[]> {
  const [organisations, domains, unitOf, works] = await Promise.all([
    tx.find(OrganisationEntity),
    tx.find(PilotDomainEntity, { order: { code: 'ASC' } }),
    lineOf(tx),
    openWorks(tx),
  ])
  const office = actor.organisationKind === 'office'
  const led = new Set(
    domains.filter(({ leadCodes }) => leadCodes.includes(actor.organisationCode)).map(({ code }) => code),
  )
  const units = new Map(organisations.map((organisation) => [organisation.code, organisation]))
  const unit = (code: string) => ({ code: unitOf(code), name: units.get(unitOf(code))?.name ?? code })
  const domain = (code: string) => ({ code, name: domains.find((item) => item.code === code)?.name ?? code })
  const isOwn = (code: string) => {
    const owner = unitOf(code)
    return owner === actor.organisationCode || units.get(owner)?.parentCode === actor.organisationCode
  }
  const mine = (code: string, domainCode: string) => office || led.has(domainCode) || isOwn(code)
  const found: Found[] = []
  for await (const { row, fields, cited } of citingItems(tx, law)) {
    if (!mine(row.organisation.code, row.domain.code)) continue
    const name = row.level3 || row.level2 || row.level1
    const place = { organisation: unit(row.organisation.code), domain: domain(row.domain.code) }
    found.push({ kind: 'item', id: row.id, name, ...place, state: '', cited, bases: fields.bases })
  }
  const seen = works.filter(({ organisationCode, domainCode, parentId }) =>
    // A village's work is its own, its town's and the office's.
    parentId ? office || isOwn(organisationCode) : mine(organisationCode, domainCode),
  )
  for await (const { row, fields, cited } of citingRows(tx, law, seen)) {
    const { entry, work } = row
    const name = entry.fields.level3 || entry.fields.level2 || entry.fields.level1 || `第${entry.position}项`
    const place = { organisation: unit(work.organisationCode), domain: domain(work.domainCode) }
    const state = labelOf(SUBMISSION_STATES, work.state)
    found.push({ kind: 'row', id: String(entry.id), name, ...place, state, cited, bases: fields.bases })
  }
  for (const { row, fields, cited } of await citingAmendments(tx, law)) {
    if (!mine(row.organisationCode, row.domainCode)) continue
    const place = { organisation: unit(row.organisationCode), domain: domain(row.domainCode) }
    const state = labelOf(AMENDMENT_STATES, row.state)
    found.push({
      kind: 'amendment',
      id: String(row.id),
      name: amendedName(row),
      ...place,
      state,
      cited,
      bases: fields.bases,
    })
  }
  for (const { row, fields, cited } of await citingModels(tx, law)) {
    if (!office && !led.has(row.domainCode)) continue
    const name = row.fields.level3 || row.fields.level2 || row.fields.level1
    const place = { organisation: null, domain: domain(row.domainCode) }
    found.push({ kind: 'model', id: String(row.id), name, ...place, state: '', cited, bases: fields.bases })
  }
  for (const { id, name, organisationCode, code } of await citingMatters(tx, law)) {
    if (!office && (!organisationCode || !isOwn(organisationCode))) continue
    const organisation = organisationCode ? unit(organisationCode) : null
    found.push({ kind: 'matter', id: String(id), name, organisation, domain: null, state: code, cited: [], bases: [] })
  }
  return found
}
