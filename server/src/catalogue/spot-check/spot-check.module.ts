import { Feature } from '../../platform/feature.js'
import { ActUponLine } from './act-upon-line.js'
import { DrawSpotCheck } from './draw-spot-check.js'
import { SpotCheckController } from './spot-check.controller.js'
import { SpotChecksQuery } from './spot-checks.query.js'

@Feature({
  controllers: [SpotCheckController],
  providers: [SpotChecksQuery, DrawSpotCheck, ActUponLine],
})
export class SpotCheckModule {}
