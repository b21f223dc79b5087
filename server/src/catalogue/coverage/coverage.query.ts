import {
  type CoverageQuery as Asked,
  COVERAGE_KINDS,
  COVERAGE_ON_A_PAGE,
  type CoverageLine,
  type CoveragePage,
  OF_DISTRICT,
} from '@gongkai/shared/catalogue/coverage/coverage.contract'
import { type CoverageActor, maySeeGap } from '@gongkai/shared/catalogue/coverage/coverage-policy'
import { Inject, Injectable } from '@nestjs/common'
import { DataSource } from 'typeorm'
import { breathe } from '../../platform/breathe.js'
import { Clock } from '../../platform/clock.js'
import { chunks } from '../../platform/database/chunks.js'
import type { SignedIn } from '../../platform/http/actor.js'
import type { Gap } from './coverage-gaps.js'
import { presentGap } from './present-gap.js'
import { type Coverage, coverageActor, ReadCoverage } from './read-coverage.js'

const GAPS_AT_ONCE = 2000

/** 覆盖情况 as somebody may see it: a page of it, or all for a document. */
@Injectable()
export class CoverageQuery {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(ReadCoverage) private readonly readCoverage: ReadCoverage,
  ) {}

  async page(signedIn: SignedIn, { kind, unit, marked, page = 1 }: Asked): Promise<CoveragePage> {
    const actor = await coverageActor(this.dataSource.manager, signedIn)
    const coverage = await this.readCoverage.run()
    const seen = await seenGaps(coverage, actor)
    const isMarked = (gap: Gap) => Boolean(coverage.markOf(gap)?.reason)
    const units = new Map<string, number>()
    for (const gap of seen) units.set(gap.unit, (units.get(gap.unit) ?? 0) + (isMarked(gap) ? 0 : 1))
    const ofUnit = unit === undefined ? seen : seen.filter((gap) => (gap.unit || OF_DISTRICT) === unit)
    const open = ofUnit.filter((gap) => !isMarked(gap))
    const shown = (marked ? ofUnit.filter(isMarked) : open).filter((gap) => !kind || gap.kind === kind)
    return {
      today: this.clock.today(),
      counts: Object.fromEntries(
        COVERAGE_KINDS.map(({ code }) => [code, open.filter((gap) => gap.kind === code).length]),
      ) as CoveragePage['counts'],
      marked: ofUnit.length - open.length,
      units: [...units]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([code, count]) => ({
          code: code || OF_DISTRICT,
          name: code ? coverage.unitName(code) : '全区',
          count,
        })),
      total: shown.length,
      items: shown
        .slice((page - 1) * COVERAGE_ON_A_PAGE, page * COVERAGE_ON_A_PAGE)
        .map((gap) => presentGap(gap, coverage, actor)),
    }
  }

  /** Everything open that the asker sees, also narrowed to a unit. */
  async all(actor: CoverageActor, unit?: string): Promise<CoverageLine[]> {
    const coverage = await this.readCoverage.run()
    const seen = (await seenGaps(coverage, actor)).filter(
      (gap) => !coverage.markOf(gap)?.reason && (unit === undefined || (gap.unit || OF_DISTRICT) === unit),
    )
    return seen.map((gap) => presentGap(gap, coverage, actor))
  }
}

/** The gaps that somebody may see; of thousands, in portions. */
async function seenGaps({ gaps }: Coverage, actor: CoverageActor): Promise<Gap[]> {
  const seen: Gap[] = []
  for (const some of chunks(gaps, GAPS_AT_ONCE)) {
    for (const gap of some) {
      const unit = gap.unit ? { code: gap.unit, name: '' } : null
      const domain = gap.domainCode ? { code: gap.domainCode, name: '' } : null
      if (maySeeGap(actor, { kind: gap.kind, unit, domain })) seen.push(gap)
    }
    await breathe()
  }
  return seen
}
