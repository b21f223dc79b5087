import { localTimeAt } from '@gongkai/shared/base/time/local-date'
import { type LinkResult, linkResult } from '@gongkai/shared/catalogue/disclosure/link-result'
import { Logger } from '@nestjs/common'
import { type DataSource, IsNull, LessThan } from 'typeorm'
import type { Clock } from '../../platform/clock.js'
import { outage } from '../../platform/database/outage.js'
import { type LinkRules, reachLink } from '../../platform/http/reach-link.js'
import { DisclosureEntity } from './disclosure.entities.js'

const LOOK_EVERY_MS = 10 * 60_000
/** Sites are asked while residents sleep. */
const FROM = '03:00'
const UNTIL = '06:00'
/** So many links of a district in one night, by all server processes together. */
export const MOST_LINKS_A_NIGHT = 500
const AT_ONCE = 4

/**
 * 链接核查, only where the operator allows it: a bounded number of links each night, those that were not looked at for longest first. A night in
 * which nothing answers leaves no result, since then it is the network.
 */
export class CheckLinks {
  private readonly logger = new Logger('links')
  private readonly stopped = new AbortController()
  private timer: NodeJS.Timeout | undefined
  private running: Promise<void> | null = null

  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly rules: LinkRules,
    private readonly most = MOST_LINKS_A_NIGHT,
  ) {}

  start(): void {
    this.timer = setInterval(() => this.wake(), LOOK_EVERY_MS).unref()
  }

  async stop(): Promise<void> {
    clearInterval(this.timer)
    this.stopped.abort()
    await this.running
  }

  private wake(): void {
    const time = localTimeAt(this.clock.now())
    if (time < FROM || time >= UNTIL) return
    this.running ??= this.run()
      .catch((error: unknown) => {
        if (!outage.failed(error)) this.logger.error(error instanceof Error ? error.stack : error)
      })
      .finally(() => {
        this.running = null
      })
  }

  /** The rest of today’s portion. */
  async run(): Promise<void> {
    const today = this.clock.today()
    const links = await this.due(today)
    const found = new Map<string, LinkResult>()
    let isReachable = false
    const next = async (): Promise<void> => {
      for (let link = links.shift(); link !== undefined && !this.stopped.signal.aborted; link = links.shift()) {
        if (!(await this.claim(link, today))) continue
        const answer = await reachLink(link, this.rules, this.stopped.signal)
        if (this.stopped.signal.aborted) return
        isReachable ||= typeof answer !== 'string'
        const result = linkResult(answer)
        if (result) found.set(link, result)
        if (isReachable) await this.keep(found, today)
      }
    }
    await Promise.all(Array.from({ length: AT_ONCE }, next))
  }

  /** Links of what residents see, each once, the longest not tried first. */
  private async due(today: string): Promise<string[]> {
    const tried = "MIN(COALESCE(d.linkTriedOn, ''))"
    const tx = this.dataSource.manager
    const before = await tx
      .createQueryBuilder(DisclosureEntity, 'd')
      .select('COUNT(DISTINCT d.url)', 'count')
      .where('d.linkTriedOn = :today', { today })
      .getRawOne<{ count: number }>()
    const left = this.most - Number(before?.count ?? 0)
    if (left <= 0) return []
    const rows = await tx
      .createQueryBuilder(DisclosureEntity, 'd')
      .select('d.url', 'url')
      .where("d.url <> '' AND d.takenDownOn IS NULL AND (d.shownUntil IS NULL OR d.shownUntil >= :today)", { today })
      .groupBy('d.url')
      .having(`${tried} < :today`, { today })
      .orderBy(tried, 'ASC')
      .addOrderBy('MIN(d.id)', 'ASC')
      .limit(left)
      .getRawMany<{ url: string }>()
    return rows.map(({ url }) => url)
  }

  /** False where another process tries it. */
  private async claim(url: string, today: string): Promise<boolean> {
    const { affected } = await this.dataSource
      .createQueryBuilder()
      .update(DisclosureEntity)
      .set({ linkTriedOn: today })
      .where([
        { url, linkTriedOn: IsNull() },
        { url, linkTriedOn: LessThan(today) },
      ])
      .execute()
    return (affected ?? 0) > 0
  }

  /** Of each record that still leads there: one that was corrected meanwhile leads elsewhere. */
  private async keep(found: Map<string, LinkResult>, today: string): Promise<void> {
    for (const [url, result] of [...found]) {
      found.delete(url)
      await this.dataSource.manager.update(DisclosureEntity, { url }, { linkResult: result, linkCheckedOn: today })
    }
  }
}
