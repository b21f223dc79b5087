import type { BatchAct, ReviewQueueItem } from '@gongkai/shared/compiling/review/review.contract'
import { Text } from '@tarojs/components'
import type { Errors } from '@/platform/use-action'
import { ReasonDialog } from '@/ui/reason-dialog'
import { Confirm, Refused } from '@/ui/views'

export const nameOf = ({ organisation, domain }: ReviewQueueItem): string => `${organisation.name} · ${domain.name}`
const listOf = (items: readonly ReviewQueueItem[]) => items.map(nameOf).join('、')

/** Asks before many submissions are approved or returned at once. */
export function QueueDialog({
  asking,
  picked,
  ready,
  busy,
  errors,
  onAct,
  onCancel,
}: {
  asking: BatchAct
  picked: readonly ReviewQueueItem[]
  /** 常用意见 */ ready: readonly string[]
  busy: boolean
  errors: Errors
  onAct: (act: BatchAct, overall: string) => Promise<boolean>
  onCancel: () => void
}) {
  if (asking === 'approve')
    return (
      <Confirm
        title={`通过 ${picked.length} 个报送？`}
        confirm="确认通过"
        busy={busy}
        onConfirm={() => onAct('approve', '')}
        onCancel={onCancel}
      >
        <Text>{listOf(picked)}</Text>
        <Text className="muted">10 秒内可以撤销，之后生效。</Text>
        <Refused texts={errors} />
      </Confirm>
    )
  return (
    <ReasonDialog
      place="return-many"
      title={`退回 ${picked.length} 个报送`}
      note={`${listOf(picked)}。10 秒内可以撤销，之后生效；已标为退回的事项意见一并送达。`}
      label="退回意见"
      ready={ready}
      confirm="确认退回"
      busy={busy}
      errors={errors}
      onConfirm={(overall) => onAct('return', overall)}
      onCancel={onCancel}
    />
  )
}
