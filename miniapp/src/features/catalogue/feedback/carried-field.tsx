import { View } from '@tarojs/components'
import { open } from '@/platform/navigate'
import { useQuery } from '@/platform/use-query'
import { Button } from '@/ui/button'
import { PickField } from '@/ui/pick-field'
import { entryDisclosures } from '../public-catalogue/api'
import { dayInWords } from '../public-catalogue/disclosed-item'

interface Carried {
  /** 0 for none */ id: number
  title: string
  publishedOn: string
}
const NONE: Carried = { id: 0, title: '', publishedOn: '' }

/** 已补公开: one of the item's recent publications goes with the answer; one that is not recorded yet is recorded first. */
export function CarriedField({
  entry,
  value,
  onPick,
}: {
  entry: string
  value: number
  onPick: (picked: Carried) => void
}) {
  // Read again when one comes back from recording it.
  const items = useQuery(`disclosed ${entry}`, () => entryDisclosures(entry)).data?.items ?? []
  const choices = [
    { code: '', name: '不附公开记录' },
    ...items.map(({ id, title, publishedOn }) => ({ code: String(id), name: title, note: dayInWords(publishedOn) })),
  ]
  return (
    <View className="stack tight">
      <PickField
        label="已补公开的内容（可不选）"
        value={value ? String(value) : ''}
        choices={choices}
        onPick={(code) => onPick(items.find(({ id }) => String(id) === code) ?? NONE)}
      />
      <Button kind="link" onPress={() => open('disclosureRecord', { item: entry })}>
        还没有登记？去登记公开，回来再选
      </Button>
    </View>
  )
}
