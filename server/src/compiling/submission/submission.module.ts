import { Feature } from '../../platform/feature.js'
import { RecallAssignment } from './recall-assignment.js'
import { SubmitAssignment } from './submit-assignment.js'

@Feature({
  providers: [SubmitAssignment, RecallAssignment],
})
export class SubmissionModule {}
