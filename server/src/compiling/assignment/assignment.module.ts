import { Feature } from '../../platform/feature.js'
import { AssignmentController } from './assignment.controller.js'
import { AssignmentPresenter } from './assignment.presenter.js'
import { DeclareNoDuty } from './declare-no-duty.js'
import { ListAssignmentsQuery } from './list-assignments.query.js'

@Feature({
  controllers: [AssignmentController],
  providers: [ListAssignmentsQuery, AssignmentPresenter, DeclareNoDuty],
})
export class AssignmentModule {}
