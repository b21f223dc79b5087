import type { AmendmentKind } from '@gongkai/shared/amendment/amendment.contract'
import type { EntryFields } from '@gongkai/shared/entry/entry'
import { entryDiff } from '@gongkai/shared/entry/entry-diff'
import { View } from '@tarojs/components'
import { Heading } from '@/ui/native'
import { Card } from '@/ui/views'
import { FieldPairs } from '../entry/field-pairs'
import { fieldsOf } from '../entry/words'
import { FieldsBeside } from '../review/fields-beside'

const SHOWN = fieldsOf('catalogue')

/** The entry as it shall be, beside what the public reads now. */
export function AmendedEntry({
  kind,
  before,
  fields,
}: {
  kind: AmendmentKind
  before: EntryFields | null
  fields: EntryFields | null
}) {
  if (kind === 'withdraw' || !fields) {
    return (
      <Card>
        <Heading level={3}>将撤销的公开事项</Heading>
        <View className="note warn">审定后，下一版目录不再列入这一项；以前的版本仍可查阅。</View>
        <FieldPairs fields={before ?? {}} shown={SHOWN} />
      </Card>
    )
  }
  if (!before) {
    return (
      <Card>
        <Heading level={3}>新增的公开事项</Heading>
        <FieldPairs fields={fields} shown={SHOWN} />
      </Card>
    )
  }
  const held = Object.fromEntries(entryDiff(before, fields).map((field) => [field, before[field]]))
  const count = Object.keys(held).length
  return (
    <Card>
      <Heading level={3}>{count > 0 ? `修改了 ${count} 栏` : '还没有修改'}</Heading>
      <FieldsBeside fields={fields} shown={SHOWN} changed={held} beside={[{ name: '现公开', held }]} />
    </Card>
  )
}
