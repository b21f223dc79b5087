import type { EntrySummary } from '@gongkai/shared/compiling/assignment/assignment.contract'
import { View } from '@tarojs/components'
import { open } from '@/platform/navigate'
import { Press } from '@/ui/native'
import { markWords } from './row-marks'
import { useRowMarks } from './use-row-marks'
import { entryName } from './words'

const LISTED = 5

/** The 个人信息 that stops a hand-in; each line leads to its very field. */
export function PersonalLeft({ entries }: { entries: readonly EntrySummary[] }) {
  const { openOf } = useRowMarks(entries)
  const left = entries.flatMap((entry) => openOf(entry).map((mark) => ({ entry, mark })))
  if (left.length === 0) return null
  return (
    <View className="note warn">
      <View>{`还有 ${left.length} 处个人信息，处理以后才能报送：`}</View>
      {left.slice(0, LISTED).map(({ entry, mark }) => (
        <Press
          key={`${entry.id}/${mark.part}/${mark.from}`}
          className="refused-lead"
          onPress={() => open('entry', { id: entry.id, field: mark.field })}
        >
          {`${entry.position}. ${entryName(entry.fields)} · ${markWords(mark)} ›`}
        </Press>
      ))}
      {left.length > LISTED ? <View>{`其余 ${left.length - LISTED} 处见事项列表`}</View> : null}
    </View>
  )
}
