import { Feature } from '../../platform/feature.js'
import { IssueSupervision } from './issue-supervision.js'
import { SupervisionController } from './supervision.controller.js'
import { SupervisionsQuery } from './supervisions.query.js'
import { WithdrawSupervision } from './withdraw-supervision.js'

@Feature({
  controllers: [SupervisionController],
  providers: [SupervisionsQuery, IssueSupervision, WithdrawSupervision],
})
export class SupervisionModule {}
