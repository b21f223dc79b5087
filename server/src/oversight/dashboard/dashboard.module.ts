import { Feature } from '../../platform/feature.js'
import { DashboardController } from './dashboard.controller.js'
import { MatrixQuery } from './matrix.query.js'
import { OfficeDeskQuery } from './office-desk.query.js'

@Feature({
  controllers: [DashboardController],
  providers: [MatrixQuery, OfficeDeskQuery],
})
export class DashboardModule {}
