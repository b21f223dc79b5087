import { addDays, startOfDay } from '@gongkai/shared/base/time/local-date'
import { quarterEnd, quarterName, quarterStart } from '@gongkai/shared/catalogue/disclosure/quarter'
import { isOpenRemedy } from '@gongkai/shared/catalogue/spot-check/remedy-state'
import { closedOn } from '@gongkai/shared/catalogue/supervision/supervision-state'
import type { Bulletin, BulletinCounts, BulletinRow } from '@gongkai/shared/exchange/bulletin/bulletin.contract'
import { Inject, Injectable } from '@nestjs/common'
import { Between, DataSource, type EntityManager } from 'typeorm'
import { NothingAroseEntity, OccurrenceEntity } from '../../catalogue/disclosure/disclosure.entities.js'
import { DisclosureScene, NOBODY_ASKS, type Scene } from '../../catalogue/disclosure/disclosure-scene.js'
import { remediesOf } from '../../catalogue/spot-check/remedy-facts.query.js'
import { SpotCheckEntity, SpotCheckLineEntity } from '../../catalogue/spot-check/spot-check.entities.js'
import { supervisedFacts } from '../../catalogue/supervision/supervised-facts.query.js'
import { SupervisionEntity } from '../../catalogue/supervision/supervision.entities.js'
import { downNow } from '../../catalogue/takedown/down-items.query.js'
import { boundList, In } from '../../platform/database/in-list.js'
import { Region } from '../../platform/region.js'

interface Counted extends BulletinCounts {
  unit: string
  domain: string
}

/** The figures of a quarter from its facts, as they stood on its last day; what is taken down is not counted. */
@Injectable()
export class BulletinFacts {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(DisclosureScene) private readonly scenes: DisclosureScene,
    @Inject(Region) private readonly region: Region,
  ) {}

  async of(quarter: string): Promise<Bulletin> {
    const tx = this.dataSource.manager
    const scene = await this.scenes.load(tx, NOBODY_ASKS)
    const asOf = [quarterEnd(quarter), scene.today].sort()[0] ?? scene.today
    const down = [...(await downNow(tx, 'entry')).keys()]
    const counted = [
      ...(await dueCounts(tx, quarterStart(quarter), asOf, down)),
      ...(await signedCounts(tx, scene, quarter, down)),
    ]
    const unitOf = (code: string) => scene.unitOf({ unitCode: code })
    return {
      quarter,
      name: quarterName(quarter),
      asOf,
      computedOn: scene.today,
      district: this.region.districtName,
      organiser: this.region.facts.footer.organiser || `${this.region.districtName}政务公开工作领导小组办公室`,
      total: sum(counted),
      units: rowsOf(counted, ({ unit }) => unitOf(unit), scene.nameOfUnit).sort((a, b) =>
        a.code.localeCompare(b.code, 'en'),
      ),
      domains: inOrder(
        scene,
        rowsOf(counted, ({ domain }) => domain, scene.nameOfDomain),
      ),
      spotChecks: await spotChecks(tx, quarter, asOf),
      supervisions: await supervisions(tx, quarter, asOf),
    }
  }
}

/** The things that were due, by unit and domain; the database counts. */
async function dueCounts(tx: EntityManager, from: string, asOf: string, down: readonly string[]): Promise<Counted[]> {
  const of = (condition: string) => `SUM(CASE WHEN ${condition} THEN 1 ELSE 0 END)`
  const query = tx
    .createQueryBuilder(OccurrenceEntity, 'o')
    .select('o.organisationCode', 'unit')
    .addSelect('o.domainCode', 'domain')
    .addSelect(of('o.publishedOn <= o.dueOn AND o.publishedOn <= :asOf'), 'onTime')
    .addSelect(of('o.publishedOn > o.dueOn AND o.publishedOn <= :asOf'), 'late')
    .addSelect(of('o.publishedOn IS NULL OR o.publishedOn > :asOf'), 'open')
    // A thing that is due on the very day may still be published.
    .where('o.dueOn >= :from AND (o.dueOn < :asOf OR (o.dueOn = :asOf AND o.publishedOn IS NOT NULL))', { from, asOf })
    .groupBy('o.organisationCode')
    .addGroupBy('o.domainCode')
  if (down.length > 0) query.andWhere('o.publicNumber NOT IN (:down)', { down: boundList(down) })
  const rows = await query.getRawMany<Record<'unit' | 'domain', string> & Record<'onTime' | 'late' | 'open', unknown>>()
  return rows.map(({ unit, domain, onTime, late, open }) => ({
    unit,
    domain,
    onTime: Number(onTime),
    late: Number(late),
    open: Number(open),
    nothing: 0,
  }))
}

/** 本期无新增 of items that stand. */
async function signedCounts(
  tx: EntityManager,
  scene: Scene,
  quarter: string,
  down: readonly string[],
): Promise<Counted[]> {
  const signed = await tx.find(NothingAroseEntity, { select: { id: true, publicNumber: true }, where: { quarter } })
  return signed.flatMap(({ publicNumber }) => {
    const item = scene.items.get(publicNumber)
    if (!item || down.includes(publicNumber)) return []
    return [{ unit: scene.unitOf(item), domain: item.domainCode, onTime: 0, late: 0, open: 0, nothing: 1 }]
  })
}

function sum(counted: readonly BulletinCounts[]): BulletinCounts {
  const total = { onTime: 0, late: 0, open: 0, nothing: 0 }
  for (const { onTime, late, open, nothing } of counted) {
    total.onTime += onTime
    total.late += late
    total.open += open
    total.nothing += nothing
  }
  return total
}

function rowsOf(
  counted: readonly Counted[],
  codeOf: (one: Counted) => string,
  nameOf: (code: string) => string,
): BulletinRow[] {
  const codes = [...new Set(counted.map(codeOf))]
  return codes.map((code) => ({
    code,
    name: nameOf(code),
    ...sum(counted.filter((one) => codeOf(one) === code)),
  }))
}

function inOrder({ domains }: Scene, rows: BulletinRow[]): BulletinRow[] {
  const place = new Map(domains.map(({ code }, index) => [code, index]))
  return rows.sort((a, b) => (place.get(a.code) ?? 0) - (place.get(b.code) ?? 0))
}

/** From the first instant of a quarter to the last. */
const within = (quarter: string) =>
  Between(startOfDay(quarterStart(quarter)), new Date(startOfDay(addDays(quarterEnd(quarter), 1)).getTime() - 1))

async function spotChecks(tx: EntityManager, quarter: string, asOf: string): Promise<Bulletin['spotChecks']> {
  const checks = await tx.findBy(SpotCheckEntity, { at: within(quarter) })
  const lines = await tx.findBy(SpotCheckLineEntity, { checkId: In(checks.map(({ id }) => id)) })
  const remedyOf = await remediesOf(tx, lines, asOf)
  const wrong = lines.filter(({ remedyDueOn }) => remedyDueOn !== null)
  return {
    checks: checks.length,
    drawn: lines.length,
    looked: lines.filter(({ lookedAt }) => lookedAt !== null).length,
    wrong: wrong.length,
    closed: wrong.filter((line) => {
      const { state, closedOn: day } = remedyOf(line)
      return !isOpenRemedy(state) && day <= asOf
    }).length,
  }
}

async function supervisions(tx: EntityManager, quarter: string, asOf: string): Promise<Bulletin['supervisions']> {
  const issued = await tx.findBy(SupervisionEntity, { at: within(quarter) })
  const thingsOf = await supervisedFacts(tx, issued)
  const standing = issued.filter(({ withdrawnAt }) => withdrawnAt === null)
  const days = standing.map((one) => closedOn(thingsOf(one)))
  return {
    issued: issued.length,
    things: issued.reduce((count, one) => count + thingsOf(one).length, 0),
    closed: days.filter((day) => day !== '' && day <= asOf).length,
    withdrawn: issued.length - standing.length,
  }
}
