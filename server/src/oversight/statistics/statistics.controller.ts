import type { Statistics } from '@gongkai/shared/oversight/statistics/statistics.contract'
import { Controller, Get, Inject } from '@nestjs/common'
import { Allow } from '../../platform/http/actor.js'
import { StatisticsQuery } from './statistics.query.js'

@Controller('api/statistics')
@Allow('office')
export class StatisticsController {
  constructor(@Inject(StatisticsQuery) private readonly statistics: StatisticsQuery) {}

  @Get()
  read(): Promise<Statistics> {
    return this.statistics.run()
  }
}
