import type { EntrySummary, Remark } from '@gongkai/shared/compiling/assignment/assignment.contract'
import type { RenewalRow } from '@gongkai/shared/compiling/renewal/renewal.contract'
import { Text, View } from '@tarojs/components'
import { open } from '@/platform/navigate'
import { Check, Heading, Press } from '@/ui/native'
import { Tag } from '@/ui/status-tag'
import { entryName } from '../entry/words'
import { ChangeTag, Concerns } from '../renewal/row-change'

export interface EntryRowProps {
  entry: EntrySummary
  remarks: readonly Remark[]
  /** 个人信息 that is not dealt with, in places */ personal: number
  /** typed on this phone and not yet on the server */ unsent: boolean
  /** null outside of batch work */ chosen: boolean | null
  onChoose: (on: boolean) => void
  onMore?: () => void
  /** 年度更新: against what is published; null in another round */ renewal: RenewalRow | null
  /** says that it is the same, where that is still to be said */ onSame?: () => void
}

/** One 公开事项 of an assignment: its name, and by words whether it is complete, returned, doubted or unsent. */
export function EntryRow({
  entry,
  remarks,
  unsent,
  chosen,
  onChoose,
  onMore,
  renewal,
  onSame,
  personal,
}: EntryRowProps) {
  const name = entryName(entry.fields)
  const { alike, asked } = entry.item
  const tags = (
    <View className="row">
      {renewal ? <ChangeTag row={renewal} /> : null}
      <Tag tone={entry.issues.length > 0 ? 'warn' : 'ok'}>
        {entry.issues.length > 0 ? `缺 ${entry.issues.length} 项` : '已完整'}
      </Tag>
      {remarks.length > 0 ? <Tag tone="bad">{`${remarks.length} 条退回意见`}</Tag> : null}
      {personal > 0 ? <Tag tone="warn">{`含个人信息 ${personal} 处`}</Tag> : null}
      {entry.warnings.length > 0 ? <Tag tone="warn">{`${entry.warnings.length} 条提醒`}</Tag> : null}
      {asked.length > 0 ? <Tag tone="warn">{`${asked.length} 处待选择`}</Tag> : null}
      {alike.length > 0 ? <Tag tone="warn">待确认是否现行事项</Tag> : null}
      {entry.origin ? <Tag>{entry.origin.name}</Tag> : null}
      {unsent ? <Tag tone="brand">已存本机，待上传</Tag> : null}
    </View>
  )
  if (chosen !== null)
    return (
      <Check className="pick" label={name} checked={chosen} onChange={onChoose}>
        <Text className="entry-name">{`${entry.position}. ${name}`}</Text>
        {tags}
      </Check>
    )
  return (
    <View className="card entry-row">
      <Press className="entry-open" onPress={() => open('entry', { id: entry.id })}>
        <Heading level={3}>{`${entry.position}. ${name}`}</Heading>
        {tags}
        {renewal ? <Concerns concerns={renewal.concerns} /> : null}
      </Press>
      <View className="entry-acts">
        {renewal?.open && onSame ? (
          <Press className="entry-more" label={`与去年相同 ${name}`} onPress={onSame}>
            相同
          </Press>
        ) : null}
        {onMore ? (
          <Press className="entry-more" label={`更多操作 ${name}`} onPress={onMore}>
            更多
          </Press>
        ) : null}
      </View>
    </View>
  )
}
