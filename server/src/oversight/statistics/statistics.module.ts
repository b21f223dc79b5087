import { Feature } from '../../platform/feature.js'
import { StatisticsController } from './statistics.controller.js'
import { StatisticsQuery } from './statistics.query.js'

@Feature({
  controllers: [StatisticsController],
  providers: [StatisticsQuery],
})
export class StatisticsModule {}
