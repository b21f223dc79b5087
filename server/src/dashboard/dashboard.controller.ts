import type { Matrix } from '@gongkai/shared/dashboard/dashboard.contract'
import { Controller, Get, Inject } from '@nestjs/common'
import { Allow, CurrentActor, type SignedIn } from '../platform/http/actor.js'
import { MatrixQuery } from './matrix.query.js'

@Controller('api')
@Allow('office', 'agency')
export class DashboardController {
  constructor(@Inject(MatrixQuery) private readonly matrixQuery: MatrixQuery) {}

  @Get('matrix')
  matrix(@CurrentActor() actor: SignedIn): Promise<Matrix> {
    return this.matrixQuery.run(actor)
  }
}
