import type { EntryFields } from '@gongkai/shared/base/template/entry'
import type { EntryField } from '@gongkai/shared/base/template/fields'
import { Text, View } from '@tarojs/components'
import { Heading } from '@/ui/native'
import { FieldPairs } from './field-pairs'
import { IssueList } from './issue-list'
import type { Checks } from './use-checks'

/** 核对: the missing parts, the parts to look at again, and the row as it will be handed in. */
export function EntryCheck({
  fields,
  shown,
  checks,
  onField,
}: {
  fields: EntryFields
  shown: readonly EntryField[]
  checks: Checks
  onField: (field: EntryField) => void
}) {
  return (
    <View className="stack">
      {checks.personal.length > 0 ? (
        <View>
          <Heading level={3}>{`个人信息（${checks.personal.length}）`}</Heading>
          <IssueList issues={checks.personal} onField={onField} />
        </View>
      ) : null}
      {checks.missing.length > 0 ? (
        <View>
          <Heading level={3}>{`还缺 ${checks.missing.length} 项`}</Heading>
          <IssueList issues={checks.missing} onField={onField} />
        </View>
      ) : checks.personal.length > 0 ? null : (
        <View className="note info">内容完整，可以报送。</View>
      )}
      {checks.warnings.length > 0 ? (
        <View>
          <Heading level={3}>{`请再看一看（${checks.warnings.length}）`}</Heading>
          <Text className="muted">不影响报送，核对无误可以不改。</Text>
          <IssueList issues={checks.warnings} onField={onField} />
        </View>
      ) : null}
      <View>
        <Heading level={3} className="check-head">
          填写内容
        </Heading>
        <FieldPairs fields={fields} shown={shown} />
      </View>
      <Text className="muted">填写的内容随时保存在本机并自动上传，可以直接离开。</Text>
    </View>
  )
}
