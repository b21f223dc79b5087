import type { Refusal } from '@gongkai/shared/base/refusal'
import type { EntryField } from '@gongkai/shared/base/template/fields'
import { Text, View } from '@tarojs/components'
import { Press } from '@/ui/native'
import { fieldAt } from './draft'

/** The missing and the doubtful; each line leads to its field. */
export function IssueList({
  issues,
  onField,
  onOther,
}: {
  issues: readonly Refusal[]
  onField: (field: EntryField) => void
  /** the way to mend an issue that is at no field of the entry */ onOther?: (issue: Refusal) => void
}) {
  return (
    <View className="issues">
      {issues.map((issue) => {
        const field = fieldAt(issue.at)
        const go = field ? () => onField(field) : onOther && (() => onOther(issue))
        return go ? (
          <Press key={issue.at + issue.text} className="issue" onPress={go}>
            <Text className="issue-text">{issue.text}</Text>
            <Text className="issue-go">去填写 ›</Text>
          </Press>
        ) : (
          <View key={issue.at + issue.text} className="issue">
            {issue.text}
          </View>
        )
      })}
    </View>
  )
}
