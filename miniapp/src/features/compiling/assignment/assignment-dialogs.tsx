import type { AssignmentDetail } from '@gongkai/shared/compiling/assignment/assignment.contract'
import { Text } from '@tarojs/components'
import type { Errors } from '@/platform/use-action'
import { ReasonDialog } from '@/ui/reason-dialog'
import { Confirm, Refused } from '@/ui/views'
import { declareNoDuty, recall, submit } from './api'
import { SubmitDialog } from './submit-dialog'
import type { Act, Asked } from './use-assignment-acts'

const NO_DUTY_REASONS = ['本辖区没有此项职责', '该领域事项全部由区级部门办理'] as const

/** Asks before an assignment is handed in, recalled or declared 无此职责. */
export function AssignmentDialogs({
  asking,
  detail,
  busy,
  errors,
  onAct,
  onCancel,
}: {
  asking: Asked
  detail: AssignmentDetail
  busy: boolean
  errors: Errors
  onAct: Act
  onCancel: () => void
}) {
  const { id, version, domain } = detail
  if (asking === 'submit')
    return (
      <SubmitDialog
        detail={detail}
        busy={busy}
        errors={errors}
        onConfirm={() => onAct(() => submit(detail), '已报送')}
        onCancel={onCancel}
      />
    )
  if (asking === 'recall')
    return (
      <Confirm
        title="撤回报送？"
        confirm="确认撤回"
        busy={busy}
        onConfirm={() => onAct(() => recall(detail), '已撤回')}
        onCancel={onCancel}
      >
        <Text>撤回后可以继续修改，须重新报送。</Text>
        <Refused texts={errors} />
      </Confirm>
    )
  return (
    <ReasonDialog
      place={`no-duty/${id}`}
      title={`“${domain.name}”无此职责`}
      note={`整个领域不填报事项，审核的牵头单位会看到理由。报送前可以撤销。${withdrawalOf(detail)}`}
      label="无此职责的理由"
      ready={NO_DUTY_REASONS}
      confirm="确认"
      busy={busy}
      errors={errors}
      onConfirm={(reason) => onAct(() => declareNoDuty(id, { version, reason }), '已声明')}
      onCancel={onCancel}
    />
  )
}

/** 无此职责 of a unit that has items in the catalogue takes them out. */
function withdrawalOf({ published, entries }: AssignmentDetail): string {
  const count = published.kept.length + published.cancelled.length + entries.filter(({ item }) => item.continues).length
  return count > 0 ? `本单位在现行目录里的 ${count} 项将随下一版撤销，群众会看到这个理由。` : ''
}
