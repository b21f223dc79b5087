import type { EntrySummary } from '@gongkai/shared/compiling/assignment/assignment.contract'
import type { Errors } from '@/platform/use-action'
import { Menu } from '@/ui/menu'
import { entryName } from '../entry/words'

/** Further acts upon an entry: moved among the others, copied, deleted. */
export function EntryMenu({
  entry,
  entries,
  busy,
  errors,
  onMove,
  onDuplicate,
  onDelete,
  onClose,
}: {
  entry: EntrySummary
  entries: readonly EntrySummary[]
  busy: boolean
  errors: Errors
  onMove: (to: number) => void
  onDuplicate: () => void
  onDelete: () => void
  onClose: () => void
}) {
  const last = entries.length - 1
  const at = entries.findIndex(({ id }) => id === entry.id)
  const moves: [string, number][] = [
    ['上移', Math.max(0, at - 1)],
    ['下移', Math.min(last, at + 1)],
    ['移到最前', 0],
    ['移到最后', last],
  ]
  return (
    <Menu
      title={entryName(entry.fields)}
      note="删除后、报送前可以恢复。"
      choices={[
        ...moves.map(([label, to]) => ({ label, disabled: to === at, onPress: () => onMove(to) })),
        { label: '复制一份', onPress: onDuplicate },
      ]}
      removal={{ label: '删除', onPress: onDelete }}
      busy={busy}
      errors={errors}
      onClose={onClose}
    />
  )
}
