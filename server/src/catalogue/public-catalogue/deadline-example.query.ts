import { refuse } from '@gongkai/shared/base/refusal'
import { daysBetween, isLocalDate, type LocalDate } from '@gongkai/shared/base/time/local-date'
import type { DeadlineExample } from '@gongkai/shared/catalogue/public-catalogue/public-catalogue.contract'
import { explainTimeLimit } from '@gongkai/shared/compiling/time-limit/explain-time-limit'
import { understandTimeLimit } from '@gongkai/shared/compiling/time-limit/understand-time-limit'
import { Inject, Injectable } from '@nestjs/common'
import { DataSource } from 'typeorm'
import { WorkingDays } from '../../district/round/working-days.service.js'
import { Clock } from '../../platform/clock.js'
import { notFound, Refused } from '../../platform/http/refused.js'
import { PublicCatalogue } from './public-catalogue.js'

/** Examples are of days around today: a visitor's clock may stand wrong. */
const MOST_DAYS_AWAY = 366

/** Explains a published 公开时限 by what came into being on one day, counted with the office's working days. */
@Injectable()
export class DeadlineExampleQuery {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(WorkingDays) private readonly workingDays: WorkingDays,
    @Inject(PublicCatalogue) private readonly catalogue: PublicCatalogue,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  async of(publicNumber: string, formedOn: LocalDate): Promise<DeadlineExample> {
    const entry = this.catalogue.entry(publicNumber)
    if (!entry) throw notFound('个公开事项')
    if (!isLocalDate(formedOn) || Math.abs(daysBetween(this.clock.today(), formedOn)) > MOST_DAYS_AWAY)
      throw new Refused(400, [refuse('request.date', 'on', '应是今天前后一年之内的日期，如 2026-12-01')])
    const calendar = await this.workingDays.load(this.dataSource.manager)
    const limits = understandTimeLimit(entry.timeLimit)
    return { formedOn, ...explainTimeLimit(limits, formedOn, this.clock.today(), calendar) }
  }
}
