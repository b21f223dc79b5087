import { Feature } from '../platform/feature.js'
import { DashboardController } from './dashboard.controller.js'
import { MatrixQuery } from './matrix.query.js'

@Feature({
  controllers: [DashboardController],
  providers: [MatrixQuery],
})
export class DashboardModule {}
