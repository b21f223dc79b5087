import { AMENDMENT_STATES } from '@gongkai/shared/catalogue/amendment/amendment.contract'
import type { WaveAmendment } from '@gongkai/shared/catalogue/law-wave/law-wave.contract'
import { Text, View } from '@tarojs/components'
import { open } from '@/platform/navigate'
import { Button } from '@/ui/button'
import { Check } from '@/ui/native'
import { StatusTag, Tag } from '@/ui/status-tag'
import { BasisChange } from './basis-change'

/** One item of a wave; it is picked where the asker may act upon it now. */
export function WaveItem({
  item,
  chosen,
  onChoose,
}: {
  item: WaveAmendment
  /** null: it cannot be picked */ chosen: boolean | null
  onChoose: (on: boolean) => void
}) {
  const { id, name, organisation, domain, state, publicNumber, cited, becomes, asked, remark } = item
  const facts = (
    <View className="stack tight">
      <Text className="entry-name">{name}</Text>
      <View className="row">
        {chosen ? <Tag tone="brand">✓ 已选</Tag> : null}
        {state === 'draft' ? <Tag>待确认</Tag> : <StatusTag list={AMENDMENT_STATES} code={state} />}
        {asked ? <Tag tone="warn">条款待核对</Tag> : null}
      </View>
      <Text className="muted">{`${organisation.name} · ${domain.name} · 编号 ${publicNumber}`}</Text>
      <BasisChange cited={cited} becomes={becomes} asked={asked} />
      {state === 'returned' && remark ? <View className="note bad">{`退回意见：${remark}`}</View> : null}
    </View>
  )
  return (
    <View className="domain-line">
      {chosen === null ? (
        <View className="card">{facts}</View>
      ) : (
        <Check className="pick" label={name} checked={chosen} onChange={onChoose}>
          {facts}
        </Check>
      )}
      <Button kind="link" label={`打开 ${name}`} onPress={() => open('amendment', { id })}>
        打开
      </Button>
    </View>
  )
}
