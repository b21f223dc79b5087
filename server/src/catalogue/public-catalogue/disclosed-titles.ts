import type { NewestDisclosure } from '@gongkai/shared/catalogue/disclosure/public-disclosure.contract'
import { Inject, Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common'
import { DataSource, MoreThan } from 'typeorm'
import { breathe, inPieces } from '../../platform/breathe.js'
import { Clock } from '../../platform/clock.js'
import { chunks } from '../../platform/database/chunks.js'
import { In } from '../../platform/database/in-list.js'
import { outage } from '../../platform/database/outage.js'
import { groupBy } from '../../platform/group-by.js'
import { fold } from '../../platform/search/fold.js'
import type { Wanted } from '../../platform/search/search-index.js'
import { DisclosureEntity, OccurrenceEntity } from '../disclosure/disclosure.entities.js'
import { type Catalogue, type CatalogueRow, type Filters, filterOf } from './catalogue.js'
import { PreparedAnswers } from './prepared-answers.js'

/** Whether something was recorded, corrected, taken down or deleted, here or by another process, is looked for this often. */
const LOOK_MS = 700
const READ_AT_ONCE = 500
const COMPARED_AT_ONCE = 4000
const SCANNED_AT_ONCE = 500
const MOST_BYTES = 16 * 1024 * 1024

/** Something that was published under an item, with the records of it that are not taken down. */
export interface DisclosedTitle {
  occurrenceId: number
  version: number
  publicNumber: string
  title: string
  folded: string
  /** newest first */ records: { id: number; publishedOn: string; shownUntil: string | null }[]
}

/**
 * The titles of all publications, held in memory so that searching makes no statement. A title leaves it within a second or two of being
 * taken down, corrected or deleted anywhere: each such act moves the sum of the versions, their number or the last id.
 */
@Injectable()
export class DisclosedTitles implements OnApplicationBootstrap, OnApplicationShutdown {
  /** Answers that hang on titles; let go with each change of them, of the day, and of the catalogue. */
  answers = new PreparedAnswers(MOST_BYTES)
  private readonly held = new Map<number, DisclosedTitle>()
  /** by public number, the newest first */
  private readonly ofItem = new Map<string, DisclosedTitle[]>()
  private read = ''
  private today = ''
  private timer: NodeJS.Timeout | undefined
  private looking: Promise<void> | null = null

  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.look()
    this.timer = setInterval(() => {
      this.looking ??= this.look()
        .catch((error: Error) => {
          if (!outage.failed(error)) new Logger('titles').error(error.message, error.stack)
        })
        .finally(() => {
          this.looking = null
        })
    }, LOOK_MS)
    this.timer.unref()
  }

  async onApplicationShutdown(): Promise<void> {
    clearInterval(this.timer)
    await this.looking
  }

  /** Words of items changed otherwise: nothing prepared before is answered any more. */
  forget(): void {
    this.answers = new PreparedAnswers(MOST_BYTES)
  }

  /** Reads what has changed since it was looked last. */
  async look(): Promise<void> {
    const today = this.clock.today()
    // Asked first: changes during the reading are seen at the next look.
    const signature = await this.signature()
    if (signature === this.read && today === this.today) return
    if (signature !== this.read) await this.follow()
    this.read = signature
    this.today = today
    this.forget()
  }

  /** The rows in which all that is wanted stands, some of it in a title that is shown, with the newest such title. */
  async find(wanted: Wanted, catalogue: Catalogue, filters: Filters): Promise<Map<CatalogueRow, DisclosedTitle>> {
    const passes = filterOf(filters) ?? (() => true)
    const words = wanted.map((ways) => ways.map((way) => ({ way, bytes: Buffer.from(way) })))
    const found = new Map<CatalogueRow, DisclosedTitle>()
    if (words.length === 0) return found
    await inPieces([...this.ofItem], SCANNED_AT_ONCE, ([publicNumber, titles]) => {
      const row = catalogue.row(publicNumber)
      if (!row || !passes(row)) return
      const title = titles.find(
        ({ folded, records }) =>
          words.some((ways) => ways.some(({ way }) => folded.includes(way))) &&
          words.every((ways) => ways.some(({ way, bytes }) => folded.includes(way) || row.text.includes(bytes))) &&
          records.some((record) => this.isShown(record)),
      )
      if (title) found.set(row, title)
    })
    return found
  }

  /** Different titles that are shown and hold what is typed, the newest first. */
  async suggest(typed: string, catalogue: Catalogue, most: number): Promise<string[]> {
    const wanted = fold(typed)
    if (!wanted || most <= 0) return []
    const found: { title: string; publishedOn: string }[] = []
    await inPieces([...this.ofItem], SCANNED_AT_ONCE, ([publicNumber, titles]) => {
      if (!catalogue.row(publicNumber)) return
      for (const one of titles) {
        const publishedOn = one.folded.includes(wanted) ? this.publishedOn(one) : ''
        if (publishedOn) found.push({ title: one.title, publishedOn })
      }
    })
    found.sort((a, b) => (a.publishedOn < b.publishedOn ? 1 : -1))
    return [...new Set(found.map(({ title }) => title))].slice(0, most)
  }

  /** Of each item that passes its newest publication that is shown. */
  async newest(catalogue: Catalogue, filters: Filters): Promise<NewestDisclosure[]> {
    const newest: NewestDisclosure[] = []
    await inPieces(catalogue.filtered(filters), SCANNED_AT_ONCE, ({ id: item, organisation }) => {
      const shown = (this.ofItem.get(item) ?? []).flatMap(({ title, records }) => {
        const record = records.find((one) => this.isShown(one))
        return record ? [{ title, record }] : []
      })
      const [first] = shown.sort((a, b) => newerFirst(a.record, b.record))
      if (first)
        newest.push({
          item,
          organisation,
          id: first.record.id,
          title: first.title,
          publishedOn: first.record.publishedOn,
        })
    })
    return newest
  }

  /** The day of the newest record of it that is shown; '' where none is. */
  publishedOn({ records }: DisclosedTitle): string {
    return records.find((record) => this.isShown(record))?.publishedOn ?? ''
  }

  private isShown({ shownUntil }: DisclosedTitle['records'][number]): boolean {
    return shownUntil === null || shownUntil >= this.clock.today()
  }

  private async signature(): Promise<string> {
    const row = await this.dataSource.manager
      .createQueryBuilder(OccurrenceEntity, 'o')
      .select('COUNT(*)', 'count')
      .addSelect('MAX(o.id)', 'last')
      .addSelect('SUM(o.version)', 'versions')
      .getRawOne<Record<string, unknown>>()
    return [row?.count, row?.last, row?.versions].map(Number).join()
  }

  /** Compares numbers and versions portion by portion, and reads what is new or moved on. */
  private async follow(): Promise<void> {
    const tx = this.dataSource.manager
    const standing = new Set<number>()
    const moved: number[] = []
    for (let last = 0; ; ) {
      const rows = await tx.find(OccurrenceEntity, {
        select: { id: true, version: true },
        where: { id: MoreThan(last) },
        order: { id: 'ASC' },
        take: COMPARED_AT_ONCE,
      })
      for (const { id, version } of rows) {
        standing.add(id)
        if (this.held.get(id)?.version !== version) moved.push(id)
      }
      const newest = rows.at(-1)
      if (!newest || rows.length < COMPARED_AT_ONCE) break
      last = newest.id
      await breathe()
    }
    for (const id of [...this.held.keys()]) if (!standing.has(id)) this.take(id, null)
    for (const ids of chunks(moved, READ_AT_ONCE)) {
      const occurrences = await tx.find(OccurrenceEntity, {
        select: { id: true, version: true, publicNumber: true, title: true },
        where: { id: In(ids) },
      })
      const records = await tx.find(DisclosureEntity, {
        select: { id: true, occurrenceId: true, publishedOn: true, shownUntil: true, takenDownOn: true },
        where: { occurrenceId: In(ids) },
      })
      const recordsOf = groupBy(records, ({ occurrenceId }) => occurrenceId)
      const read = new Map(occurrences.map((occurrence) => [occurrence.id, occurrence]))
      for (const id of ids) {
        const occurrence = read.get(id)
        this.take(id, occurrence ? titleOf(occurrence, recordsOf.get(id) ?? []) : null)
      }
      await breathe()
    }
  }

  /** In place of what was held of it before; null: it is gone. */
  private take(id: number, title: DisclosedTitle | null): void {
    const before = this.held.get(id)
    if (before) {
      const left = (this.ofItem.get(before.publicNumber) ?? []).filter(({ occurrenceId }) => occurrenceId !== id)
      if (left.length > 0) this.ofItem.set(before.publicNumber, left)
      else this.ofItem.delete(before.publicNumber)
      this.held.delete(id)
    }
    if (!title) return
    this.held.set(id, title)
    const [newest] = title.records
    if (!newest) return
    const others = this.ofItem.get(title.publicNumber) ?? []
    const at = others.findIndex(({ records: [other] }) => other && newerFirst(newest, other) < 0)
    this.ofItem.set(title.publicNumber, others.toSpliced(at < 0 ? others.length : at, 0, title))
  }
}

function titleOf(
  { id: occurrenceId, version, publicNumber, title }: OccurrenceEntity,
  records: readonly DisclosureEntity[],
): DisclosedTitle {
  const up = records.filter(({ takenDownOn }) => takenDownOn === null)
  return {
    ...{ occurrenceId, version, publicNumber, title, folded: fold(title) },
    records: up.map(({ id, publishedOn, shownUntil }) => ({ id, publishedOn, shownUntil })).sort(newerFirst),
  }
}

function newerFirst(a: { id: number; publishedOn: string }, b: { id: number; publishedOn: string }): number {
  if (a.publishedOn !== b.publishedOn) return a.publishedOn < b.publishedOn ? 1 : -1
  return b.id - a.id
}
