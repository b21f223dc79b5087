import type { Matrix, OfficeDesk } from '@gongkai/shared/oversight/dashboard/dashboard.contract'
import { Controller, Get, Inject } from '@nestjs/common'
import { Allow, CurrentActor, type SignedIn } from '../../platform/http/actor.js'
import { MatrixQuery } from './matrix.query.js'
import { OfficeDeskQuery } from './office-desk.query.js'

@Controller('api')
@Allow('office', 'agency')
export class DashboardController {
  constructor(
    @Inject(MatrixQuery) private readonly matrixQuery: MatrixQuery,
    @Inject(OfficeDeskQuery) private readonly officeDesk: OfficeDeskQuery,
  ) {}

  @Get('desk')
  @Allow('office')
  desk(): Promise<OfficeDesk> {
    return this.officeDesk.run()
  }

  @Get('matrix')
  matrix(@CurrentActor() actor: SignedIn): Promise<Matrix> {
    return this.matrixQuery.run(actor)
  }
}
