import { type EntryFields, fieldLabel } from '@gongkai/shared/base/template/entry'
import { factsOf, fieldsWhere } from '@gongkai/shared/base/template/fields'
import { Text, View } from '@tarojs/components'
import { Button } from '@/ui/button'
import { fieldText } from './words'

const KEYS = fieldsWhere(({ printed }) => printed !== null)
/** The ticks of the row printed in 附件2. */
const TEMPLATE_TICKS: Partial<EntryFields> = Object.fromEntries(KEYS.map((key) => [key, factsOf(key).printed]))

/** Offers the ticks of 附件2's printed row for the groups nobody has answered; stores nothing by itself. */
export function TemplateTicks({
  fields,
  change,
}: {
  fields: EntryFields
  change: (part: Partial<EntryFields>) => void
}) {
  const open = KEYS.filter((key) => fields[key].length === 0)
  if (open.length === 0) return null
  return (
    <View className="offer">
      <Text className="offer-text">
        {`模板（附件2）的示例勾选：${open.map((key) => `${fieldLabel(key)} ${fieldText(TEMPLATE_TICKS, key)}`).join('；')}。填入后请按本单位实际情况取舍。`}
      </Text>
      <Button kind="plain" onPress={() => change(Object.fromEntries(open.map((key) => [key, TEMPLATE_TICKS[key]])))}>
        填入模板示例勾选
      </Button>
    </View>
  )
}
