import { countChanges } from '@gongkai/shared/publication/edition-diff'
import type {
  PublicationChanges,
  PublicationDraft,
  PublicationPreview,
} from '@gongkai/shared/publication/publication.contract'
import { Inject, Injectable } from '@nestjs/common'
import { DataSource } from 'typeorm'
import { newestRound } from '../assignment/list-assignments.query.js'
import { Clock } from '../platform/clock.js'
import { notFound } from '../platform/http/refused.js'
import { contentHash } from './compose-edition.js'
import { EditionEntity } from './edition.entity.js'
import { editionName } from './edition.presenter.js'
import { planEdition } from './plan-edition.js'

const ENTRIES_ON_A_PAGE = 20
const CHANGES_ON_A_PAGE = 50
/** Of what is left out so many are named. */
const NAMED = 100

/** What the next edition would be, for the office to look at before it publishes. */
@Injectable()
export class DraftEditionQuery {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** Which domains are ready, and what the others wait for. */
  async preview(): Promise<PublicationPreview> {
    const { round, plan } = await this.plan()
    return {
      round: { code: round.code, name: round.name },
      today: this.clock.today(),
      domains: plan.map(({ code, name, ready, reason, entryCount, changes, leftOut, lost }) => ({
        code,
        name,
        ready,
        reason,
        entryCount,
        changes,
        leftOut: leftOut.slice(0, NAMED),
        lost,
      })),
    }
  }

  async entries(domainCodes: readonly string[], page: number): Promise<PublicationDraft> {
    const { round, plan } = await this.plan()
    const composed = plan.filter(({ code }) => domainCodes.includes(code)).flatMap((domain) => domain.composed)
    const number = (await this.dataSource.manager.countBy(EditionEntity, { year: round.year })) + 1
    return {
      name: editionName({ year: round.year, number }),
      contentHash: contentHash(composed),
      total: composed.length,
      items: composed.slice((page - 1) * ENTRIES_ON_A_PAGE, page * ENTRIES_ON_A_PAGE).map(({ snapshot }) => snapshot),
    }
  }

  async changes(domainCodes: readonly string[], page: number): Promise<PublicationChanges> {
    const { plan } = await this.plan()
    const changed = plan.filter(({ code }) => domainCodes.includes(code)).flatMap((domain) => domain.changed)
    return {
      counts: countChanges(changed),
      total: changed.length,
      items: changed.slice((page - 1) * CHANGES_ON_A_PAGE, page * CHANGES_ON_A_PAGE),
    }
  }

  private async plan() {
    const tx = this.dataSource.manager
    const round = await newestRound(tx)
    if (!round) throw notFound('个编制轮次')
    return { round, plan: await planEdition(tx, round) }
  }
}
