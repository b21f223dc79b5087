import { type EntryFields, FIELD_LABELS, fieldLabel } from '@gongkai/shared/base/template/entry'
import type { EntryField } from '@gongkai/shared/base/template/fields'
import { isAsked } from '@gongkai/shared/compiling/entry/is-asked'
import { Text, View } from '@tarojs/components'
import { Heading } from '@/ui/native'
import { GuidanceText } from './field-box'
import type { FormStep } from './form-steps'
import { IssueList } from './issue-list'
import type { Checks } from './use-checks'

/** Beside the form if there is room: the missing parts, the lead's remarks, and the guidance of the step. */
export function EntrySide({
  step,
  fields,
  checks,
  readOnly,
  onField,
}: {
  step: FormStep
  fields: EntryFields
  checks: Checks
  readOnly: boolean
  onField: (field: EntryField) => void
}) {
  const asked = step.fields.filter((field) => isAsked(field, fields))
  const remarked = (Object.keys(FIELD_LABELS) as EntryField[]).flatMap((field) =>
    checks.notes(field).remarks.map((text) => ({ code: 'remark', at: field, text: `${fieldLabel(field)}：${text}` })),
  )
  if (step.fields.length === 0 || readOnly) return null
  return (
    <View className="entry-side">
      {remarked.length > 0 ? (
        <View className="card">
          <Heading level={3}>退回意见</Heading>
          <IssueList issues={remarked} onField={onField} />
        </View>
      ) : null}
      {checks.personal.length > 0 ? (
        <View className="card">
          <Heading level={3}>{`个人信息（${checks.personal.length}）`}</Heading>
          <IssueList issues={checks.personal} onField={onField} />
        </View>
      ) : null}
      {checks.missing.length > 0 ? (
        <View className="card">
          <Heading level={3}>{`还缺 ${checks.missing.length} 项`}</Heading>
          <IssueList issues={checks.missing} onField={onField} />
        </View>
      ) : null}
      <View className="card">
        <Heading level={3}>填写说明</Heading>
        {asked.map((field) => (
          <View key={field} className="side-guide">
            <Text className="side-guide-name">{fieldLabel(field)}</Text>
            <GuidanceText field={field} />
          </View>
        ))}
      </View>
    </View>
  )
}
