import { labelOf, STAGES } from '@gongkai/shared/base/template/entry-template'
import type { ModelRowView } from '@gongkai/shared/compiling/guideline/guideline.contract'
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '@/ui/button'
import { chinaTime } from '@/ui/china-time'
import { Check } from '@/ui/native'
import { Tag } from '@/ui/status-tag'
import { entryName } from '../entry/words'
import { ModelFields } from './model-fields'
import { SampleTag } from './sample'

export const needsCheck = ({ unchecked, proposedStages, fields, appliesTo }: ModelRowView): boolean =>
  appliesTo === null && (unchecked || (fields.stages.length === 0 && proposedStages.length > 0))

/** A model row of the domain: chosen to be checked, unfolded to be read in full, and from there edited or retired. */
export function ModelRow({
  item,
  keeper,
  chosen,
  busy,
  onChoose,
  onEdit,
  onRetire,
}: {
  item: ModelRowView
  /** may edit it */ keeper: boolean
  chosen: boolean
  busy: boolean
  onChoose: (on: boolean) => void
  onEdit: () => void
  onRetire: () => void
}) {
  const [unfolded, setUnfolded] = useState(false)
  const name = entryName(item.fields)
  const heading = (
    <>
      <Text className="answered-name">{name}</Text>
      <SampleTag unchecked={item.unchecked} />
      {item.appliesTo ? <Tag tone="idle">不再适用</Tag> : null}
      {item.drafted ? <Tag tone="brand">新版有改动</Tag> : null}
    </>
  )
  return (
    <View className="answered">
      <View className="row between">
        {keeper && needsCheck(item) ? (
          <Check className="pick answered-name" label={name} checked={chosen} onChange={onChoose}>
            <View className="row">{heading}</View>
          </Check>
        ) : (
          <View className="row answered-name">{heading}</View>
        )}
        <Button kind="link" label={`${unfolded ? '收起' : '展开'} ${name}`} onPress={() => setUnfolded(!unfolded)}>
          {unfolded ? '收起' : '展开'}
        </Button>
      </View>
      <StageDoubt item={item} />
      {unfolded ? (
        <>
          <ModelFields fields={item.fields} />
          {item.checkedAt ? (
            <Text className="muted">{`${item.checkedBy} ${chinaTime(item.checkedAt)} 核对`}</Text>
          ) : null}
          {item.appliesTo ? <Text className="muted">{`${chinaTime(item.appliesTo)} 起不再适用`}</Text> : null}
          {keeper && !item.appliesTo && !item.drafted ? (
            <View className="row">
              <Button kind="plain" label={`修改 ${name}`} disabled={busy} onPress={onEdit}>
                修改
              </Button>
              <Button kind="plain" label={`不再适用 ${name}`} disabled={busy} onPress={onRetire}>
                不再适用
              </Button>
            </View>
          ) : null}
        </>
      ) : null}
    </View>
  )
}

/** The ministries' tables have no column for 五公开: the words propose one, whoever keeps the row confirms it once. */
function StageDoubt({ item: { fields, proposedStages, appliesTo } }: { item: ModelRowView }) {
  if (fields.stages.length > 0 || appliesTo !== null) return null
  return (
    <Text className="muted">
      {proposedStages.length > 0
        ? `缺“五公开”阶段，按文字建议：${proposedStages.map((stage) => labelOf(STAGES, stage)).join('、')}`
        : '缺“五公开”阶段，请修改时填写'}
    </Text>
  )
}
