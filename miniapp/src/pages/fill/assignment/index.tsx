import { AssignmentPage } from '@/features/compiling/assignment/assignment-page'
import { NudgeLog } from '@/features/oversight/notification/nudge-log'

export default function Assignment() {
  return <AssignmentPage asides={(assignmentId) => <NudgeLog assignmentId={assignmentId} />} />
}
