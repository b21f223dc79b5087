import type { AmendmentView } from '@gongkai/shared/catalogue/amendment/amendment.contract'
import { Text } from '@tarojs/components'
import type { Errors } from '@/platform/use-action'
import { ReasonDialog } from '@/ui/reason-dialog'
import { Confirm, Refused } from '@/ui/views'
import { ACTS, type AmendmentAct } from './amendment-acts'

const END_READY = ['新一轮编制已对这个事项另作规定', '内容含有个人信息，请删去后重新提出']
const READY = ['调整理由请写明依据的文件和文号', '公开内容请写明本单位实际公开的要素', '公开时限请按条例第二十六条核对']

/** Asks before an act upon a 动态调整; what goes back to its unit asks for a reason too. */
export function AmendmentDialog({
  asking,
  view,
  busy,
  errors,
  onAct,
  onCancel,
}: {
  asking: AmendmentAct
  view: AmendmentView
  busy: boolean
  errors: Errors
  onAct: (act: AmendmentAct, remark?: string) => Promise<boolean>
  onCancel: () => void
}) {
  if (asking === 'return')
    return (
      <ReasonDialog
        place={`amendment-return/${view.id}`}
        title="退回这件动态调整"
        note={`退回后由${view.organisation.name}修改，再重新提出；已有的通过一并取消。`}
        label="退回意见"
        ready={READY}
        confirm="确认退回"
        busy={busy}
        errors={errors}
        onConfirm={(remark) => onAct('return', remark)}
        onCancel={onCancel}
      />
    )
  if (asking === 'end')
    return (
      <ReasonDialog
        place={`amendment-end/${view.id}`}
        title="终止这件动态调整"
        note={`终止后不随下一版目录发布，退回${view.organisation.name}；可以修改后重新提出，或者删除。`}
        label="终止原因"
        ready={END_READY}
        confirm="确认终止"
        busy={busy}
        errors={errors}
        onConfirm={(remark) => onAct('end', remark)}
        onCancel={onCancel}
      />
    )
  return (
    <Confirm
      title={`${ACTS[asking].label}这件动态调整？`}
      confirm={`确认${ACTS[asking].label}`}
      busy={busy}
      onConfirm={() => onAct(asking)}
      onCancel={onCancel}
    >
      <Text>{`${view.organisation.name}「${view.domain.name}」${view.name}`}</Text>
      <Text className="muted">{ACTS[asking].says}</Text>
      <Refused texts={errors} />
    </Confirm>
  )
}
