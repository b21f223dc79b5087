import { publicState } from '@gongkai/shared/catalogue/disclosure/item-state'
import type {
  PublicDisclosuresQuery as Asked,
  EntryDisclosures,
  PublicCoverage,
  PublicDisclosure,
  PublicDisclosures,
} from '@gongkai/shared/catalogue/disclosure/public-disclosure.contract'
import { DISCLOSURES_ON_A_PAGE } from '@gongkai/shared/catalogue/disclosure/public-disclosure.contract'
import { Inject, Injectable } from '@nestjs/common'
import { DataSource, type EntityManager, type SelectQueryBuilder } from 'typeorm'
import { boundList, In } from '../../platform/database/in-list.js'
import { notFound } from '../../platform/http/refused.js'
import { filesOf } from '../disclosure-file/attach-files.js'
import { PublicCatalogue } from '../public-catalogue/public-catalogue.js'
import { DisclosureEntity, OccurrenceEntity } from './disclosure.entities.js'
import { DisclosureScene, NOBODY_ASKS, type Scene } from './disclosure-scene.js'
import type { IndexedItem } from './item-index.js'
import { readStandings } from './read-standings.js'

const ON_A_PAGE = 50
/** 公开情况 is reckoned anew no more often. */
const KEPT_MS = 30_000

/** Publications as residents read them: of items that stand, and only while they are to be seen. A fixed number of statements. */
@Injectable()
export class PublicDisclosuresQuery {
  private kept: { at: number; of: object; coverage: Promise<PublicCoverage> } | null = null

  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(DisclosureScene) private readonly scenes: DisclosureScene,
    @Inject(PublicCatalogue) private readonly catalogue: PublicCatalogue,
  ) {}

  /** @throws Refused 404 for a number that was never given, and for an item that is down or that nobody may read any more */
  async ofEntry(publicNumber: string, page = 1): Promise<EntryDisclosures> {
    const tx = this.dataSource.manager
    const scene = await this.scenes.glance(tx, NOBODY_ASKS)
    const item = scene.items.get(publicNumber)
    const name = item ? item.name : await this.nameOfWithdrawn(publicNumber)
    if (!name) throw notFound('个公开事项')
    const shown = shownOn(tx, scene.today).andWhere('o.publicNumber = :publicNumber', { publicNumber })
    const [records, total] = await shown
      .orderBy('d.publishedOn', 'DESC')
      .addOrderBy('d.id', 'DESC')
      .offset((page - 1) * DISCLOSURES_ON_A_PAGE)
      .limit(DISCLOSURES_ON_A_PAGE)
      .getManyAndCount()
    const items = await present(tx, scene, records, new Map([[publicNumber, name]]))
    if (!item) return { state: 'not-yet', nothingIn: '', withdrawn: true, total, items }
    const [standing] = (await readStandings(tx, scene, [item], true)).items
    return {
      state: publicState(standing?.state ?? 'not-started'),
      nothingIn: standing?.lastNothing ?? '',
      total,
      items,
    }
  }

  /** 撤销的事项: its last name that may be read; '' for none. */
  private async nameOfWithdrawn(publicNumber: string): Promise<string> {
    const { paused, withdrawn } = this.catalogue.standing
    return paused.has(publicNumber) ? '' : ((await withdrawn.of(publicNumber))?.name ?? '')
  }

  async list({ domain, organisation, since, cursor }: Asked): Promise<PublicDisclosures> {
    const tx = this.dataSource.manager
    const scene = await this.scenes.glance(tx, NOBODY_ASKS)
    // Of a unit that was merged since its name stands in the edition, and so do the addresses that lead here.
    const isOf = (item: IndexedItem, unit: string) => item.unitCode === unit || scene.unitOf(item) === unit
    const items = [...scene.items.values()].filter(
      (item) => (!domain || item.domainCode === domain) && (!organisation || isOf(item, organisation)),
    )
    const query = shownOn(tx, scene.today).andWhere('o.publicNumber IN (:numbers)', {
      numbers: boundList(items.map(({ publicNumber }) => publicNumber)),
    })
    if (since) query.andWhere('d.publishedOn >= :since', { since })
    if (cursor) query.andWhere('d.id < :cursor', { cursor })
    const records = await query
      .orderBy('d.id', 'DESC')
      .limit(ON_A_PAGE + 1)
      .getMany()
    const page = records.slice(0, ON_A_PAGE)
    return {
      items: await present(tx, scene, page),
      next: records.length > ON_A_PAGE ? (page.at(-1)?.id ?? null) : null,
    }
  }

  /** 公开情况, kept for half a minute: it goes through all items. */
  async coverage(): Promise<PublicCoverage> {
    const tx = this.dataSource.manager
    const scene = await this.scenes.glance(tx, NOBODY_ASKS)
    const now = Date.now()
    if (this.kept?.of === scene.items && now - this.kept.at < KEPT_MS) return this.kept.coverage
    const coverage = coverageOf(tx, scene)
    this.kept = { at: now, of: scene.items, coverage }
    coverage.catch(() => {
      this.kept = null
    })
    return coverage
  }
}

/** The same of one record. */
export const isShown = (
  { takenDownOn, shownUntil }: Pick<DisclosureEntity, 'takenDownOn' | 'shownUntil'>,
  today: string,
): boolean => takenDownOn === null && (shownUntil === null || shownUntil >= today)

/** Records that are up: not taken down, and with their 公示期 not over. */
function shownOn(tx: EntityManager, today: string): SelectQueryBuilder<DisclosureEntity> {
  return tx
    .createQueryBuilder(DisclosureEntity, 'd')
    .innerJoin(OccurrenceEntity, 'o', 'o.id = d.occurrenceId')
    .where('d.takenDownOn IS NULL AND (d.shownUntil IS NULL OR d.shownUntil >= :today)', { today })
}

async function present(
  tx: EntityManager,
  scene: Scene,
  records: readonly DisclosureEntity[],
  /** by number, of items that do not stand any more */ names: ReadonlyMap<string, string> = new Map(),
): Promise<PublicDisclosure[]> {
  const occurrences = await tx.findBy(OccurrenceEntity, { id: In(records.map(({ occurrenceId }) => occurrenceId)) })
  const of = new Map(occurrences.map((occurrence) => [occurrence.id, occurrence]))
  const files = await filesOf(
    tx,
    records.map(({ id }) => id),
  )
  return records.flatMap(({ id, occurrenceId, publishedOn, channels, url, publisherName }) => {
    const occurrence = of.get(occurrenceId)
    if (!occurrence) return []
    const { title, formedOn, publicNumber, domainCode } = occurrence
    const item = scene.items.get(publicNumber)
    const name = item ? item.name : names.get(publicNumber)
    if (name === undefined) return []
    const unit = item ? scene.unitOf(item) : occurrence.organisationCode
    return [
      {
        id,
        title,
        item: { id: publicNumber, name },
        domain: { code: domainCode, name: scene.nameOfDomain(domainCode) },
        organisation: { code: unit, name: scene.nameOfUnit(unit) },
        formedOn,
        publishedOn,
        channels,
        url,
        publishedBy: publisherName,
        files: files(id).map(({ unread, ...file }) => file),
      },
    ]
  })
}

async function coverageOf(tx: EntityManager, scene: Scene): Promise<PublicCoverage> {
  const { items } = await readStandings(tx, scene, [...scene.items.values()], false)
  const cells = new Map<string, PublicCoverage['items'][number]>()
  for (const { item, unit, state } of items) {
    if (state === 'not-measured') continue
    const key = `${item.domainCode}/${unit}`
    const cell = cells.get(key) ?? {
      domain: { code: item.domainCode, name: scene.nameOfDomain(item.domainCode) },
      organisation: { code: unit, name: scene.nameOfUnit(unit) },
      onTime: 0,
      notYet: 0,
      nothingArose: 0,
    }
    const said = publicState(state)
    if (said === 'on-time') cell.onTime++
    else if (said === 'not-yet') cell.notYet++
    else cell.nothingArose++
    cells.set(key, cell)
  }
  return { date: scene.today, items: [...cells.values()] }
}
