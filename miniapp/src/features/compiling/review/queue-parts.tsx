import type { ReviewQueueItem } from '@gongkai/shared/compiling/review/review.contract'
import { Text, View } from '@tarojs/components'
import { open } from '@/platform/navigate'
import { Button } from '@/ui/button'
import { ChoiceChips } from '@/ui/choice-chips'
import { Heading } from '@/ui/native'

/** How many wait, and the ways to 常用意见 and to 批量. */
export function QueueHead({
  count,
  mayChoose,
  choosing,
  onChoosing,
}: {
  count: number
  /** there are several to judge at once */ mayChoose: boolean
  choosing: boolean
  onChoosing: (on: boolean) => void
}) {
  return (
    <View className="row between">
      <Heading>{`待审核（${count}）`}</Heading>
      <View className="row">
        <Button kind="link" onPress={() => open('cannedRemarks')}>
          常用意见
        </Button>
        {mayChoose ? (
          <Button kind="link" onPress={() => onChoosing(!choosing)}>
            {choosing ? '退出批量' : '批量'}
          </Button>
        ) : null}
      </View>
    </View>
  )
}

/** The domains of what waits, with how much of each; nothing where there is but one. */
export function QueueDomains({
  all,
  domain,
  onPick,
}: {
  all: readonly ReviewQueueItem[]
  domain: string
  onPick: (code: string) => void
}) {
  const domains = [...new Map(all.map((item) => [item.domain.code, item.domain.name]))].map(([code, label]) => ({
    code,
    label: `${label} ${all.filter((item) => item.domain.code === code).length}`,
  }))
  if (domains.length <= 1) return null
  return (
    <ChoiceChips
      single
      label="试点领域"
      options={domains}
      value={domain ? [domain] : []}
      onChange={([code]) => onPick(code ?? '')}
    />
  )
}

/** 批量: how many are picked of those that can be. */
export function PickedCount({
  picked,
  free,
  onChoose,
}: {
  picked: readonly ReviewQueueItem[]
  free: readonly ReviewQueueItem[]
  onChoose: (ids: number[]) => void
}) {
  const all = picked.length === free.length
  return (
    <View className="row between">
      <Text>已选 {picked.length} 个</Text>
      <Button kind="link" onPress={() => onChoose(all ? [] : free.map(({ id }) => id))}>
        {all ? '全不选' : '全选'}
      </Button>
    </View>
  )
}
