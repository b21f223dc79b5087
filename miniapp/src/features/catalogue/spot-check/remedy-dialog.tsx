import type { SpotCheckView, SpotLine } from '@gongkai/shared/catalogue/spot-check/spot-check.contract'
import { done } from '@/platform/navigate'
import { useAction } from '@/platform/use-action'
import { ReasonDialog } from '@/ui/reason-dialog'
import { sayRemedied } from './api'

const READY = ['链接已经修复', '已按要求补充内容', '网站上的时间已更正']

/** 反馈整改: where nothing new was to be published. */
export function RemedyDialog({
  checkId,
  line,
  look,
  onDone,
  onCancel,
}: {
  checkId: number
  line: SpotLine
  look: () => void
  onDone: (view: SpotCheckView) => void
  onCancel: () => void
}) {
  const { busy, errors, run } = useAction(look)
  return (
    <ReasonDialog
      place={`remedy/${line.id}`}
      title="反馈整改"
      note={`${line.itemName}：${line.look?.note ?? ''}。需要补公开的，登记公开后自动销号，不必在这里反馈。`}
      label="怎样更正的"
      ready={READY}
      confirm="反馈"
      busy={busy}
      errors={errors}
      onCancel={onCancel}
      onConfirm={(note) =>
        run(async () => {
          const view = await sayRemedied(checkId, line.id, { version: line.version, note })
          done('已反馈')
          onDone(view)
        })
      }
    />
  )
}
