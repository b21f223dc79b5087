import { AssignmentPage } from '@/features/assignment/assignment-page'
import { NudgeLog } from '@/features/notification/nudge-log'

export default function Assignment() {
  return <AssignmentPage asides={(assignmentId) => <NudgeLog assignmentId={assignmentId} />} />
}
