import { fieldLabel } from '@gongkai/shared/base/template/entry'
import type { AssignmentDetail } from '@gongkai/shared/compiling/assignment/assignment.contract'
import { Text, View } from '@tarojs/components'
import { chinaTime } from '@/ui/china-time'
import { Heading } from '@/ui/native'
import { Tag } from '@/ui/status-tag'
import { Card } from '@/ui/views'
import { entryName } from '../entry/words'

export function CoSigns({ item }: { item: AssignmentDetail }) {
  if (item.coSigns.length === 0) return null
  const sent = item.state === 'submitted' || item.state === 'approved'
  return (
    <Card>
      <Heading level={3}>{item.parentId === null ? '牵头单位审核' : '委托单位审核'}</Heading>
      {item.coSigns.map(({ organisation, approved }) => (
        <View key={organisation.code} className="row between">
          <Text>{organisation.name}</Text>
          <Tag tone={approved ? 'ok' : 'idle'}>{approved ? '已通过' : sent ? '待审核' : '未报送'}</Tag>
        </View>
      ))}
    </Card>
  )
}

export function Remarks({ item }: { item: AssignmentDetail }) {
  if (item.remarks.length === 0) return null
  return (
    <Card>
      <Heading level={3}>退回意见</Heading>
      {item.remarks.map((remark) => {
        const entry = item.entries.find((candidate) => candidate.id === remark.entryId)
        const place = [entry ? entryName(entry.fields) : '', remark.field ? fieldLabel(remark.field) : '']
          .filter(Boolean)
          .join(' · ')
        return (
          <View key={`${remark.at}/${remark.entryId}/${remark.field}/${remark.text}`} className="note bad">
            {place ? `${place}：` : ''}
            {remark.text}
            <Text className="muted">
              {remark.by} · {chinaTime(remark.at)} · 第 {remark.revision} 次报送
            </Text>
          </View>
        )
      })}
    </Card>
  )
}

export function History({ item }: { item: AssignmentDetail }) {
  if (item.history.length === 0) return null
  return (
    <Card>
      <Heading level={3}>办理记录</Heading>
      {item.revisions.map(({ revision, submittedAt, by, entryCount }) => {
        const remarks = item.remarks.filter((remark) => remark.revision === revision).length
        return (
          <View key={revision} className="row between">
            <Text>{`第 ${revision} 次报送 · ${entryCount} 个事项${remarks > 0 ? ` · 退回意见 ${remarks} 条` : ''}`}</Text>
            <Text className="muted">
              {by} · {chinaTime(submittedAt)}
            </Text>
          </View>
        )
      })}
      {item.history.map(({ at, by, text }) => (
        <View key={`${at}/${text}`}>
          <Text>{text}</Text>
          <Text className="muted">
            {by} · {chinaTime(at)}
          </Text>
        </View>
      ))}
    </Card>
  )
}
