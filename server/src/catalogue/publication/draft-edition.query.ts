import type { LocalDate } from '@gongkai/shared/base/time/local-date'
import { countChanges } from '@gongkai/shared/catalogue/publication/edition-diff'
import type {
  LawDoubts,
  PublicationChanges,
  PublicationDraft,
  PublicationPreview,
} from '@gongkai/shared/catalogue/publication/publication.contract'
import { entryName } from '@gongkai/shared/compiling/entry/entry-text'
import { forceDoubts, type LawsOnDay } from '@gongkai/shared/district/law/law-times'
import { Inject, Injectable } from '@nestjs/common'
import { DataSource, type EntityManager } from 'typeorm'
import { newestRound } from '../../compiling/assignment/list-assignments.query.js'
import { EditionEntity } from '../../district/edition/edition.entity.js'
import { editionName } from '../../district/edition/edition-name.js'
import { readLaws } from '../../district/law/read-law-book.query.js'
import { PrivacyGuard } from '../../district/privacy/privacy-guard.js'
import { RoundEntity } from '../../district/round/round.entity.js'
import { Clock } from '../../platform/clock.js'
import { notFound } from '../../platform/http/refused.js'
import { type Composed, ContentHash } from './compose-edition.js'
import { plannedDomains } from './plan-edition.js'
import { PlanPersonalData } from './plan-personal-data.js'

const ENTRIES_ON_A_PAGE = 20
const CHANGES_ON_A_PAGE = 50
/** Of what is left out so many are named. */
const NAMED = 100

/** The next edition as it would be, for the office to look at before it publishes. */
@Injectable()
export class DraftEditionQuery {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(PrivacyGuard) private readonly guard: PrivacyGuard,
  ) {}

  /** The domains that are ready, and the reasons why the others are not. */
  async preview(): Promise<PublicationPreview> {
    const tx = this.dataSource.manager
    const round = await this.round(tx)
    const domains: PublicationPreview['domains'] = []
    const personal = new PlanPersonalData()
    for await (const planned of plannedDomains(tx, round)) {
      await personal.look(planned)
      const { code, name, ready, reason, entryCount, changes, leftOut, down, amended, kept, unanswered, doubted } =
        planned
      const shown = {
        leftOut: leftOut.slice(0, NAMED),
        down: down.slice(0, NAMED),
        unanswered: unanswered.length,
        doubted: doubted.slice(0, NAMED),
        doubtedCount: doubted.length,
      }
      domains.push({ code, name, ready, reason, entryCount, changes, amended, kept, ...shown })
    }
    const found = await personal.found(tx, this.guard)
    for (const domain of domains) {
      domain.personal = found.countsOf(domain.code)
      domain.personalRows = found.rowsOf(domain.code)
    }
    return { round: { code: round.code, name: round.name }, today: this.clock.today(), domains }
  }

  async entries(domainCodes: readonly string[], page: number): Promise<PublicationDraft> {
    const tx = this.dataSource.manager
    const round = await this.round(tx)
    const number = (await tx.countBy(EditionEntity, { year: round.year })) + 1
    const hash = new ContentHash()
    const shown = new Page<PublicationDraft['items'][number]>(page, ENTRIES_ON_A_PAGE)
    for await (const { composed } of plannedDomains(tx, round, domainCodes)) {
      hash.add(composed)
      shown.take(composed.flatMap(({ snapshot, paused }) => (paused ? [] : [snapshot])))
    }
    return {
      name: editionName({ year: round.year, number }),
      contentHash: hash.end(),
      total: shown.total,
      items: shown.items,
    }
  }

  async changes(domainCodes: readonly string[], page: number): Promise<PublicationChanges> {
    const tx = this.dataSource.manager
    const counts = countChanges([])
    const shown = new Page<PublicationChanges['items'][number]>(page, CHANGES_ON_A_PAGE)
    for await (const { changed, changes } of plannedDomains(tx, await this.round(tx), domainCodes)) {
      counts.added += changes.added
      counts.revised += changes.revised
      counts.withdrawn += changes.withdrawn
      shown.take(changed)
    }
    return { counts, total: shown.total, items: shown.items }
  }

  /** Items of the next edition whose 公开依据 are not in force on the day from which it counts. */
  async lawDoubts(domainCodes: readonly string[], page: number, effectiveOn?: LocalDate): Promise<LawDoubts> {
    const tx = this.dataSource.manager
    const round = await this.round(tx)
    const laws = await readLaws(tx, effectiveOn ?? this.clock.today())
    const shown = new Page<LawDoubts['items'][number]>(page, CHANGES_ON_A_PAGE)
    for await (const { composed } of plannedDomains(tx, round, domainCodes))
      shown.take(composed.flatMap(({ snapshot }) => doubtOfItem(snapshot, laws)))
    return { total: shown.total, items: shown.items }
  }

  private async round(tx: EntityManager): Promise<RoundEntity> {
    const round = await newestRound(tx)
    if (!round) throw notFound('个编制轮次')
    return round
  }
}

function doubtOfItem(snapshot: Composed['snapshot'], laws: LawsOnDay): LawDoubts['items'] {
  const texts = forceDoubts(snapshot.bases, laws).map(({ text }) => text)
  const { id, domain, organisation } = snapshot
  return texts.length > 0 ? [{ id, name: entryName(snapshot), domain, organisation, texts }] : []
}

/** One page of what passes by, and how much passed. */
class Page<Item> {
  readonly items: Item[] = []
  total = 0

  constructor(
    private readonly page: number,
    private readonly size: number,
  ) {}

  take(items: readonly Item[]): void {
    const first = (this.page - 1) * this.size - this.total
    this.items.push(...items.slice(Math.max(0, first), Math.max(0, first + this.size)))
    this.total += items.length
  }
}
