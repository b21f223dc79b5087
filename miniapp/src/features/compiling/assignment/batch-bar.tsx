import type { AssignmentDetail } from '@gongkai/shared/compiling/assignment/assignment.contract'
import { Text, View } from '@tarojs/components'
import { Button } from '@/ui/button'
import type { Setting } from './batch-setting'

/** 批量: how many entries are chosen, and what can be done with them. */
export function BatchBar({
  detail,
  chosen,
  busy,
  onChoose,
  onSet,
  onDelete,
}: {
  detail: AssignmentDetail
  chosen: readonly number[]
  busy: boolean
  onChoose: (ids: number[]) => void
  onSet: (setting: Setting) => void
  onDelete: () => void
}) {
  const all = chosen.length === detail.entries.length
  const blocked = busy || chosen.length === 0
  return (
    <View className="card stack">
      <View className="row between">
        <Text>已选 {chosen.length} 个</Text>
        <Button kind="link" onPress={() => onChoose(all ? [] : detail.entries.map(({ id }) => id))}>
          {all ? '全不选' : '全选'}
        </Button>
      </View>
      <View className="row">
        {detail.phase === 'catalogue' ? (
          <>
            <Button kind="plain" disabled={blocked} onPress={() => onSet({ what: 'timeLimit', text: '' })}>
              填公开时限
            </Button>
            <Button
              kind="plain"
              disabled={blocked}
              onPress={() => onSet({ what: 'channels', channels: [], other: '' })}
            >
              填公开渠道
            </Button>
          </>
        ) : null}
        <Button kind="danger" disabled={blocked} onPress={onDelete}>
          删除
        </Button>
      </View>
    </View>
  )
}
