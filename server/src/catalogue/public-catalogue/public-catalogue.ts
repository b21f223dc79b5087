import type { PublicEntry } from '@gongkai/shared/district/edition/public-entry'
import { Inject, Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common'
import { DataSource } from 'typeorm'
import { DISTRICT_ALIAS, LearntAliasEntity } from '../../district/alias/learnt-alias.entity.js'
import { EditionEntity } from '../../district/edition/edition.entity.js'
import { PilotDomainEntity } from '../../district/pilot-domain/pilot-domain.entity.js'
import { Region } from '../../platform/region.js'
import { SearchIndex } from '../../platform/search/search-index.js'
import { EditionsChanged } from '../publication/editions-changed.js'
import { downNow } from '../takedown/down-items.query.js'
import { entryOf } from './catalogue.js'
import { DisclosedTitles } from './disclosed-titles.js'
import type { Prepared } from './prepared-answers.js'
import { readStanding, type Standing, withoutPaused } from './read-standing.js'

/** Another server process may publish: looked for this often. */
const LOOK_MS = 1000

/**
 * The public catalogue, held in memory as prepared answers: the database is asked when an edition comes or goes, never by a reader. A new
 * standing takes the place of the old one at once.
 */
@Injectable()
export class PublicCatalogue implements OnApplicationBootstrap, OnApplicationShutdown {
  private held: Standing | null = null
  private index: SearchIndex | null = null
  private timer: NodeJS.Timeout | undefined
  private reading: Promise<void> = Promise.resolve()
  private looking: Promise<void> | null = null
  /** tells what was read from what stands now */ private read: Signature | null = null
  private stopped = false

  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(Region) private readonly region: Region,
    @Inject(DisclosedTitles) private readonly titles: DisclosedTitles,
    @Inject(EditionsChanged) changed: EditionsChanged,
  ) {
    changed.listen(() => this.reload())
  }

  async onApplicationBootstrap(): Promise<void> {
    this.index = await SearchIndex.create()
    await this.reload()
    this.timer = setInterval(() => {
      this.looking ??= this.look()
        .catch((error: Error) => new Logger('catalogue').error(error.message, error.stack))
        .finally(() => {
          this.looking = null
        })
    }, LOOK_MS)
    this.timer.unref()
  }

  async onApplicationShutdown(): Promise<void> {
    this.stopped = true
    clearInterval(this.timer)
    await this.looking
    await this.reading.catch(() => {})
    this.held?.search.stop()
    await this.held?.search.ready
    this.index?.close()
  }

  /** The editions that stand published now. Hold on to this object for one answer: it is replaced, never changed. */
  get standing(): Standing {
    if (!this.held) throw new Error('the catalogue is not read yet')
    return this.held
  }

  /** The answer to an address (path and query) while this standing lasts. */
  prepared(address: string): Prepared | undefined {
    return this.held?.answers.held(address) ?? this.titles.answers.held(address)
  }

  /** An entry that the public reads now, by its public number. */
  entry(publicNumber: string): PublicEntry | undefined {
    const row = this.standing.catalogue.row(publicNumber)
    return row && entryOf(row)
  }

  /** Reads anew, one reading after another: a publisher waits until the public reads the edition. */
  reload(): Promise<void> {
    this.reading = this.reading.catch(() => {}).then(() => this.switchOver())
    return this.reading
  }

  /** Reads anew when an edition came or went, an item was taken down, a domain was changed, or the district's facts were, without this process. */
  private async look(): Promise<void> {
    await this.reading.catch(() => {})
    // Once more after a reading: what was taken down while it lasted is not to stand for another second.
    while (!this.stopped && (await this.signature()).whole !== this.read?.whole) await this.reload()
  }

  private async switchOver(): Promise<void> {
    if (!this.index) throw new Error('the search index is not open')
    // Asked first: changes during the reading are seen at the next look.
    const signature = await this.signature()
    const { held, read, index } = this
    const tx = this.dataSource.manager
    await this.region.read()
    const onlyDown =
      held &&
      read &&
      read.whole !== signature.whole &&
      read.editions === signature.editions &&
      isWithin(held.paused, signature.paused)
    this.held = onlyDown
      ? await withoutPaused(tx, this.region, index, held, signature.paused)
      : await readStanding(tx, this.region, index, held, signature.paused)
    this.titles.forget()
    this.read = signature
  }

  private async signature(): Promise<Signature> {
    const tx = this.dataSource.manager
    const down = [...(await downNow(tx, 'entry')).values()].map(({ id, subject }) => [id, subject] as const)
    const editions = await tx.find(EditionEntity, {
      select: { id: true, withdrawnAt: true, concealed: true },
      order: { id: 'ASC' },
    })
    const domains = await tx.find(PilotDomainEntity, {
      select: { code: true, version: true },
      order: { code: 'ASC' },
    })
    // Found by the district's aliases too: they come and go without an edition.
    const aliases = await tx.find(LearntAliasEntity, {
      select: { id: true },
      where: { organisationCode: DISTRICT_ALIAS },
      order: { id: 'ASC' },
    })
    const told = JSON.stringify([
      await this.region.version(),
      editions.map(({ id, withdrawnAt, concealed }) => [id, withdrawnAt !== null, concealed]),
      domains.map(({ code, version }) => [code, version]),
      aliases.map(({ id }) => id),
    ])
    return {
      editions: told,
      paused: new Set(down.map(([, subject]) => subject)),
      whole: `${told}${JSON.stringify(down)}`,
    }
  }
}

/** Tells what was read from what stands. */
interface Signature {
  /** editions and facts */ editions: string
  /** 紧急下线 */ paused: ReadonlySet<string>
  /** all of it */ whole: string
}

const isWithin = (some: ReadonlySet<string>, all: ReadonlySet<string>) => [...some].every((item) => all.has(item))
