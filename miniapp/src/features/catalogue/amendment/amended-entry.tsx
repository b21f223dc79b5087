import type { EntryFields } from '@gongkai/shared/base/template/entry'
import type { AmendmentKind } from '@gongkai/shared/base/words/amendment-kinds'
import { entryDiff } from '@gongkai/shared/compiling/entry/entry-diff'
import { View } from '@tarojs/components'
import { Heading } from '@/ui/native'
import { Card } from '@/ui/views'
import { FieldPairs } from '../../compiling/entry/field-pairs'
import { fieldsOf } from '../../compiling/entry/words'
import { FieldsBeside } from '../../compiling/review/fields-beside'

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
        <View className="stack">
          <Heading level={3}>将撤销的公开事项</Heading>
          <View className="note warn">审定后，下一版目录不再列入这一项；以前的版本仍可查阅。</View>
          <FieldPairs fields={before ?? {}} shown={SHOWN} />
        </View>
      </Card>
    )
  }
  if (!before) {
    return (
      <Card>
        <View className="stack">
          <Heading level={3}>新增的公开事项</Heading>
          <FieldPairs fields={fields} shown={SHOWN} />
        </View>
      </Card>
    )
  }
  const changed = entryDiff(before, fields)
  const held = Object.fromEntries(changed.map((field) => [field, before[field]]))
  return (
    <>
      <Card>
        <View className="stack">
          <Heading level={3}>{changed.length > 0 ? `修改了 ${changed.length} 栏` : '还没有修改'}</Heading>
          <FieldsBeside fields={fields} shown={changed} changed={held} beside={[{ name: '现公开', held }]} />
        </View>
      </Card>
      <Card>
        <View className="stack">
          <Heading level={3}>没有变化的各栏</Heading>
          <FieldPairs fields={fields} shown={SHOWN.filter((field) => !changed.includes(field))} />
        </View>
      </Card>
    </>
  )
}
