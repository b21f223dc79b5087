import type { EntrySummary } from '@gongkai/shared/compiling/assignment/assignment.contract'
import type { ReviewedEntry } from '@gongkai/shared/compiling/review/review.contract'
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { Press } from '@/ui/native'
import { Tag } from '@/ui/status-tag'
import { entryName } from '../entry/words'

export type MarkSign = { tone: 'ok' | 'bad' | 'idle'; text: string }

export function markSign(seen: ReviewedEntry | undefined): MarkSign {
  if (!seen?.verdict)
    return seen?.change === 'same' ? { tone: 'idle', text: '与去年相同' } : { tone: 'idle', text: '未看' }
  return seen.verdict.mark === 'ok' ? { tone: 'ok', text: '✓ 没有问题' } : { tone: 'bad', text: '↩ 退回' }
}

/** All entries with their marks, to jump to any of them. */
export function EntryMarks({
  entries,
  seen,
  current,
  onPick,
}: {
  entries: readonly EntrySummary[]
  seen: ReadonlyMap<number, ReviewedEntry>
  current: number
  onPick: (index: number) => void
}) {
  const same = entries.filter(({ id }) => seen.get(id)?.change === 'same').length
  const [unfolded, setUnfolded] = useState(false)
  // They are the last: the walk puts what changed first.
  const folded = same > 0 && !unfolded && current < entries.length - same
  const shown = folded ? entries.slice(0, entries.length - same) : entries
  return (
    <View className="card marks">
      {shown.map((entry, index) => {
        const sign = markSign(seen.get(entry.id))
        return (
          <Press
            key={entry.id}
            className={`mark-row ${index === current ? 'on' : ''}`}
            label={`第 ${index + 1} 项 ${entryName(entry.fields)} ${sign.text}`}
            onPress={() => onPick(index)}
          >
            <Text className="mark-name">{`${entry.position}. ${entryName(entry.fields)}`}</Text>
            <Tag tone={sign.tone}>{sign.text}</Tag>
          </Press>
        )
      })}
      {folded ? (
        <Press className="mark-row" onPress={() => setUnfolded(true)}>
          <Text className="mark-name">{`与去年相同 ${same} 项`}</Text>
          <Tag>展开</Tag>
        </Press>
      ) : null}
    </View>
  )
}
