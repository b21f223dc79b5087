import { Feature } from '../../platform/feature.js'
import { CoverageController } from './coverage.controller.js'
import { CoverageQuery } from './coverage.query.js'
import { MarkGap } from './mark-gap.js'
import { ReadCoverage } from './read-coverage.js'
import { ReassessEntry } from './reassess-entry.js'

@Feature({
  controllers: [CoverageController],
  providers: [ReadCoverage, CoverageQuery, MarkGap, ReassessEntry],
})
export class CoverageModule {}
