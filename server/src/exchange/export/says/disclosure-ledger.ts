import { createHash } from 'node:crypto'
import { labelOf } from '@gongkai/shared/base/template/entry-template'
import { type LocalDate, localDateAt } from '@gongkai/shared/base/time/local-date'
import { longDate } from '@gongkai/shared/base/time/long-date'
import { maySeeItem } from '@gongkai/shared/catalogue/disclosure/disclosure-policy'
import { type LedgerPeriod, ledgerBounds, ledgerPeriodName } from '@gongkai/shared/catalogue/disclosure/ledger-period'
import { OCCURRENCE_STATES, occurrenceState } from '@gongkai/shared/catalogue/disclosure/occurrence-state'
import { quarterName, quarterOf } from '@gongkai/shared/catalogue/disclosure/quarter'
import { channelWords } from '@gongkai/shared/exchange/import/read-disclosure-row'
import { Between, type EntityManager, MoreThan, type SelectQueryBuilder } from 'typeorm'
import {
  DisclosureEntity,
  NothingAroseEntity,
  OccurrenceEntity,
} from '../../../catalogue/disclosure/disclosure.entities.js'
import type { DisclosureScene, Scene } from '../../../catalogue/disclosure/disclosure-scene.js'
import { ownerOf } from '../../../catalogue/disclosure/occurrence.presenter.js'
import { downNow } from '../../../catalogue/takedown/down-items.query.js'
import { readEditions } from '../../../district/edition/read-editions.js'
import { breatheWhenDue } from '../../../platform/breathe.js'
import { boundList, In } from '../../../platform/database/in-list.js'
import { groupBy } from '../../../platform/group-by.js'
import type { Region } from '../../../platform/region.js'
import { keyOf, nothingToExport, type Plan, startingWith, startOf } from '../plan.js'
import { askerOf, type Scope } from '../scope.js'
import { NUMBER, type TableColumn, tablePart } from './table.js'

/** Things read at once, with their records: the memory of a portion, and its two statements. */
const AT_ONCE = 500

interface Narrowing {
  period?: LedgerPeriod
  domain?: string
  organisation?: string
}
interface Line {
  occurrence: OccurrenceEntity
  name: string
  /** null: not published yet */ record: DisclosureEntity | null
  state: string
}

const COLUMNS: readonly TableColumn<Line>[] = [
  { ...NUMBER, width: 4 },
  { head: '事项编号', width: 8, textOf: ({ occurrence }) => occurrence.publicNumber },
  { head: '公开事项', width: 9, textOf: ({ name }) => name },
  { head: '单位', width: 8, textOf: ({ occurrence }) => occurrence.organisationName },
  { head: '标题', width: 12, textOf: ({ occurrence }) => occurrence.title },
  { head: '形成日期', width: 6, centred: true, textOf: ({ occurrence }) => occurrence.formedOn },
  { head: '应公开日期', width: 6, centred: true, textOf: ({ occurrence }) => occurrence.dueOn },
  { head: '公开日期', width: 6, centred: true, textOf: ({ record }) => record?.publishedOn ?? '' },
  { head: '公开渠道', width: 7, textOf: ({ record }) => (record ? channelWords(record.channels) : '') },
  { head: '网页链接', width: 10, textOf: ({ record }) => record?.url ?? '' },
  { head: '公示至', width: 5, centred: true, textOf: ({ record }) => record?.shownUntil ?? '' },
  { head: '撤下日期', width: 5, centred: true, textOf: ({ record }) => record?.takenDownOn ?? '' },
  { head: '公开单位', width: 6, textOf: ({ record }) => record?.publisherName ?? '' },
  { head: '保密审查人', width: 4, textOf: ({ record }) => record?.reviewedBy ?? '' },
  { head: '情况', width: 4, centred: true, textOf: ({ state }) => state },
]

interface Signature {
  signed: NothingAroseEntity
  name: string
  unit: string
}
const SIGNED: readonly TableColumn<Signature>[] = [
  NUMBER,
  { head: '事项编号', width: 15, textOf: ({ signed }) => signed.publicNumber },
  { head: '公开事项', width: 25, textOf: ({ name }) => name },
  { head: '单位', width: 20, textOf: ({ unit }) => unit },
  { head: '季度', width: 12, centred: true, textOf: ({ signed }) => quarterName(signed.quarter) },
  { head: '确认人', width: 13, textOf: ({ signed }) => signed.by },
  { head: '确认日期', width: 10, centred: true, textOf: ({ signed }) => localDateAt(signed.at) },
]

/**
 * 公开台账 of a year or a quarter: what came into being or was published in it, a row for each record, a sheet a domain, and what was signed
 * 本期无新增. The office all, a lead its domains, a unit its own; nothing of an item that is down (紧急下线).
 */
export async function planDisclosureLedger(
  tx: EntityManager,
  region: Region,
  scenes: DisclosureScene,
  { period: asked, domain, organisation }: Narrowing,
  scope: Scope,
): Promise<Plan> {
  const scene = await scenes.load(tx, await askerOf(tx, scope))
  const period = asked ?? quarterOf(scene.today)
  const hidden = new Set((await downNow(tx, 'entry')).keys())
  const seen = (row: { publicNumber: string; organisationCode: string; domainCode: string }) => {
    const owner = ownerOf(scene, row)
    return (
      !hidden.has(row.publicNumber) &&
      maySeeItem(scene.actor, owner) &&
      (!organisation || owner.unitCode === organisation)
    )
  }
  const ledger = { tx, scene, period, seen }
  const { total, fingerprint } = await fingerprintOf(ledger)
  if (total === 0) throw nothingToExport()
  const domains = scene.domains.filter(({ code }) => !domain || code === domain)
  const domainName = domain ? `${scene.nameOfDomain(domain)}领域` : ''
  const unit = organisation ? scene.nameOfUnit(organisation) : scope.all ? '' : scene.nameOfUnit(scope.organisationCode)
  const title = `${unit || region.districtName}${domainName}政府信息公开台账`
  const words = ledgerPeriodName(period)
  const day = longDate(scene.today)
  const parts = async function* () {
    for (const { code, name } of domains) {
      const lines = linesOf(ledger, code)
      const first = await lines.next()
      if (!first.done)
        yield tablePart({ name, title: `${title}（${name}）` }, COLUMNS, startingWith(first.value, lines))
    }
    if (domain) return
    const signed = signaturesOf(ledger)
    const first = await signed.next()
    if (!first.done)
      yield tablePart(
        { name: '本期无新增', title: `${title}（本期无新增）` },
        SIGNED,
        startingWith(first.value, signed),
      )
  }
  // Names of items and titles go with an edition that must not be read any more.
  const editions = (await readEditions(tx)).filter(({ concealed }) => !concealed).map(({ id }) => id)
  return {
    title: `${title}（${words}）`,
    dataKey: keyOf('disclosure-ledger', title, period, day, scope, domain, organisation, fingerprint, [...hidden]),
    editions,
    total,
    document: () => ({
      kind: 'table',
      title,
      subtitle: [`${words} · 截至${day}`],
      foot: `${title}（${words}）`,
      draft: false,
      madeAt: startOf(scene.today),
      parts: parts(),
    }),
  }
}

interface Ledger {
  tx: EntityManager
  scene: Scene
  period: LedgerPeriod
  seen: (row: { publicNumber: string; organisationCode: string; domainCode: string }) => boolean
}

/** Things of the period, before it is asked who may see each; units are narrowed to what may be theirs. */
function inPeriod({ tx, scene, period }: Ledger): SelectQueryBuilder<OccurrenceEntity> {
  const { actor, items } = scene
  const query = tx
    .createQueryBuilder(OccurrenceEntity, 'o')
    .where(
      `(o.formedOn BETWEEN :from AND :to OR o.id IN (${tx
        .createQueryBuilder(DisclosureEntity, 'd')
        .select('d.occurrenceId')
        .where('d.publishedOn BETWEEN :from AND :to')
        .getQuery()}))`,
      ledgerBounds(period),
    )
  if (actor.organisationKind === 'office') return query
  const own = [...items.values()].filter((item) =>
    maySeeItem(actor, { unitCode: scene.unitOf(item), domainCode: item.domainCode }),
  )
  return query.andWhere('(o.publicNumber IN (:own) OR o.organisationCode IN (:units) OR o.domainCode IN (:led))', {
    own: boundList(own.map(({ publicNumber }) => publicNumber)),
    units: boundList([actor.organisationCode, scene.ownUnit]),
    led: boundList([...actor.ledDomains]),
  })
}

/** Another one as soon as a fact was recorded, changed or deleted; each change of a record raises its thing's version. */
async function fingerprintOf(ledger: Ledger): Promise<{ total: number; fingerprint: string }> {
  const { tx, period } = ledger
  const hash = createHash('sha256')
  let total = 0
  for (let after = 0; ; ) {
    const rows = await inPeriod(ledger)
      .select(['o.id', 'o.version', 'o.publicNumber', 'o.organisationCode', 'o.domainCode'])
      .andWhere('o.id > :after', { after })
      .orderBy('o.id')
      .limit(AT_ONCE)
      .getMany()
    for (const row of rows) {
      if (!ledger.seen(row)) continue
      hash.update(`${row.id} ${row.version}\n`)
      total++
    }
    await breatheWhenDue()
    if (rows.length < AT_ONCE) break
    after = rows.at(-1)?.id ?? after
  }
  const signed = await tx.countBy(NothingAroseEntity, { quarter: Between(...quartersOf(period)) })
  for await (const _ of signaturesOf(ledger)) {
    total++
    break
  }
  return { total, fingerprint: hash.update(`signed ${signed}`).digest('hex') }
}

function quartersOf(period: LedgerPeriod): [string, string] {
  const { from, to } = ledgerBounds(period)
  return [quarterOf(from), quarterOf(to)]
}

/** The rows of a domain by the day they came into being, portion by portion: two statements each. */
async function* linesOf(ledger: Ledger, domain: string): AsyncGenerator<Line> {
  const { tx, scene } = ledger
  let last: { formedOn: LocalDate; id: number } = { formedOn: '', id: 0 }
  for (;;) {
    const portion = await inPeriod(ledger)
      .andWhere('o.domainCode = :domain', { domain })
      .andWhere('(o.formedOn > :formedOn OR (o.formedOn = :formedOn AND o.id > :id))', last)
      .orderBy('o.formedOn')
      .addOrderBy('o.id')
      .limit(AT_ONCE)
      .getMany()
    const records = await tx.find(DisclosureEntity, {
      where: { occurrenceId: In(portion.map(({ id }) => id)) },
      order: { publishedOn: 'ASC', id: 'ASC' },
    })
    const recordsOf = groupBy(records, ({ occurrenceId }) => occurrenceId)
    for (const occurrence of portion) {
      if (!ledger.seen(occurrence)) continue
      const disclosures = recordsOf.get(occurrence.id) ?? []
      const standing = occurrenceState({ ...occurrence, disclosures }, scene.today, scene.calendar.isWorkingDay)
      const state = labelOf(OCCURRENCE_STATES, standing)
      const name = scene.items.get(occurrence.publicNumber)?.name ?? occurrence.itemName
      for (const record of disclosures.length > 0 ? disclosures : [null]) yield { occurrence, name, record, state }
    }
    await breatheWhenDue()
    const end = portion.at(-1)
    if (!end || portion.length < AT_ONCE) return
    last = { formedOn: end.formedOn, id: end.id }
  }
}

/** 本期无新增, as it was signed. */
async function* signaturesOf({ tx, scene, period, seen }: Ledger): AsyncGenerator<Signature> {
  for (let after = 0; ; ) {
    const portion = await tx.find(NothingAroseEntity, {
      where: { quarter: Between(...quartersOf(period)), id: MoreThan(after) },
      order: { id: 'ASC' },
      take: AT_ONCE,
    })
    for (const signed of portion) {
      const item = scene.items.get(signed.publicNumber)
      if (!seen({ ...signed, domainCode: item?.domainCode ?? '' })) continue
      yield { signed, name: item?.name ?? '（已撤销的事项）', unit: scene.nameOfUnit(signed.organisationCode) }
    }
    await breatheWhenDue()
    if (portion.length < AT_ONCE) return
    after = portion.at(-1)?.id ?? after
  }
}
