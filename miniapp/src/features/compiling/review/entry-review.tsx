import { fieldLabel } from '@gongkai/shared/base/template/entry'
import type { EntryField } from '@gongkai/shared/base/template/fields'
import type { AssignmentDetail, EntrySummary } from '@gongkai/shared/compiling/assignment/assignment.contract'
import type { ReviewedEntry } from '@gongkai/shared/compiling/review/review.contract'
import { Text, View } from '@tarojs/components'
import { chinaTime } from '@/ui/china-time'
import { Heading } from '@/ui/native'
import { Tag } from '@/ui/status-tag'
import { useRowMarks } from '../entry/use-row-marks'
import { entryName, fieldsOf } from '../entry/words'
import { FieldsBeside } from './fields-beside'

/** One entry as a reviewer reads it: every field, with what it held in the hand-in before and what the model row says. */
export function EntryReview({
  entry,
  seen,
  item,
  likeOther,
}: {
  entry: EntrySummary
  seen: ReviewedEntry
  item: AssignmentDetail
  /** the unit whose row is word for word the same, '' where there is none */ likeOther: string
}) {
  const marks = useRowMarks([entry]).of(entry)
  const remarks = item.remarks.filter(({ entryId }) => entryId === entry.id)
  const asked: readonly EntryField[] = fieldsOf(item.phase)
  // A field that another phase asks for is shown too where it holds 个人信息: that stops this phase.
  const flagged = [...new Set(marks.map(({ field }) => field))].filter((field) => !asked.includes(field))
  return (
    <>
      <Heading level={2}>{`${entry.position}. ${entryName(entry.fields)}`}</Heading>
      <View className="row reviewed-tags">
        {seen.change === 'new' ? <Tag tone="brand">新增事项</Tag> : null}
        {seen.change === 'changed' ? <Tag tone="brand">与现行目录不同</Tag> : null}
        {seen.change === 'same' ? <Tag tone="ok">与去年相同</Tag> : null}
        {seen.isNew ? <Tag tone="brand">本次新增</Tag> : null}
        {Object.keys(seen.before).length > 0 ? <Tag tone="brand">本次有修改</Tag> : null}
        {entry.guidelineItemId === null ? <Tag>自行增加</Tag> : null}
        {entry.guidelineItemId !== null && entry.departures.length === 0 ? <Tag>与标准指引相同</Tag> : null}
        {entry.departures.length > 0 ? <Tag tone="brand">{`${entry.departures.length} 栏与标准指引不同`}</Tag> : null}
        {likeOther ? <Tag tone="warn">{`与${likeOther}逐字相同`}</Tag> : null}
        {entry.origin ? <Tag>{`来自${entry.origin.name}`}</Tag> : null}
      </View>
      {seen.earlier && !seen.verdict ? (
        <View className="note info">
          {seen.earlier.mark === 'ok'
            ? `第 ${seen.earlier.revision} 次报送时标为没有问题${Object.keys(seen.before).length > 0 ? '，之后有修改' : '，之后没有修改'}`
            : `第 ${seen.earlier.revision} 次报送时标为退回：${seen.earlier.reasons.map(({ field, text }) => `${fieldLabel(field)}：${text}`).join('；')}`}
        </View>
      ) : null}
      <FieldsBeside
        fields={entry.fields}
        shown={[...asked, ...flagged]}
        changed={{ ...seen.published, ...seen.before }}
        beside={[
          { name: '现行目录', held: seen.published },
          { name: '上次报送', held: seen.before },
          { name: seen.modelUnchecked ? '标准指引（示例，未经核对）' : '标准指引', held: seen.model },
        ]}
        warnings={entry.warnings}
        marks={marks}
      />
      {remarks.map((remark) => (
        <View key={`${remark.at}/${remark.field}/${remark.text}`} className="note bad">
          {`第 ${remark.revision} 次报送的退回意见${remark.field ? `（${fieldLabel(remark.field)}）` : ''}：${remark.text}`}
          <Text className="muted">{`${remark.by} · ${chinaTime(remark.at)}`}</Text>
        </View>
      ))}
    </>
  )
}
