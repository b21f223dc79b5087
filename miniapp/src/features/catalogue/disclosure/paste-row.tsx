import type { DisclosureItem } from '@gongkai/shared/catalogue/disclosure/disclosure.contract'
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '@/ui/button'
import { FieldFrame } from '@/ui/field-frame'
import { DateInput, Sheet } from '@/ui/form-native'
import { GuardedInput } from '@/ui/guarded-input'
import { Check, Press, Region } from '@/ui/native'
import { ItemPicker } from './item-picker'
import type { PasteRow } from './paste-rows'

/** One pasted line: its item as proposed, its title and days, each to be changed; left out when it is not ticked. */
export function PasteRowCard({
  row,
  number,
  recent,
  issues,
  onChange,
}: {
  row: PasteRow
  number: number
  recent: readonly DisclosureItem[]
  issues: readonly string[]
  onChange: (row: PasteRow) => void
}) {
  const { taken, title, url, publishedOn, formedOn } = row
  const set = (part: Partial<PasteRow>) => onChange({ ...row, ...part })
  return (
    <View className="card">
      <View className="row between">
        <Check className="chip" label={`登记第 ${number} 条`} checked={taken} onChange={(on) => set({ taken: on })}>
          <Text>{taken ? `第 ${number} 条` : `第 ${number} 条，不登记`}</Text>
        </Check>
        <Text className="muted">{`粘贴的第 ${row.line} 行`}</Text>
      </View>
      {taken ? (
        <>
          <RowItem row={row} number={number} recent={recent} onChange={onChange} />
          <FieldFrame label="公开的标题">
            <GuardedInput
              multiline
              label={`第 ${number} 条的标题`}
              value={title}
              onChange={(text) => set({ title: text })}
            />
          </FieldFrame>
          <View className="paste-days">
            <FieldFrame label="公开日期">
              <DateInput
                label={`第 ${number} 条的公开日期`}
                value={publishedOn}
                onChange={(day) => set({ publishedOn: day })}
              />
            </FieldFrame>
            <FieldFrame label="形成日期">
              <DateInput
                label={`第 ${number} 条的形成日期`}
                value={formedOn || publishedOn}
                onChange={(day) => set({ formedOn: day })}
              />
            </FieldFrame>
          </View>
          <Text className="muted paste-link">{url || '没有链接'}</Text>
          {issues.length > 0 ? (
            <Region role="alert" label={`第 ${number} 条要改的`} className="note bad">
              {issues.map((text) => (
                <View key={text}>{text}</View>
              ))}
            </Region>
          ) : null}
        </>
      ) : null}
    </View>
  )
}

/** The proposed items to choose among, or any other. */
function RowItem({
  row,
  number,
  recent,
  onChange,
}: {
  row: PasteRow
  number: number
  recent: readonly DisclosureItem[]
  onChange: (row: PasteRow) => void
}) {
  const [searching, setSearching] = useState(false)
  const { items, publicNumber } = row
  return (
    <FieldFrame label={items.length > 0 ? '公开事项' : '公开事项（没有找到相近的，请查找）'}>
      <Region role="group" label={`第 ${number} 条的公开事项`} className="chips">
        {items.map((item) => (
          <Press
            key={item.publicNumber}
            label={`${item.name}${item.publicNumber === publicNumber ? '，已选' : ''}`}
            className={`chip ${item.publicNumber === publicNumber ? 'on' : ''}`}
            onPress={() => onChange({ ...row, publicNumber: item.publicNumber })}
          >
            {item.name}
          </Press>
        ))}
        <Button kind="link" label={`第 ${number} 条查找其他事项`} onPress={() => setSearching(true)}>
          查找其他
        </Button>
      </Region>
      {searching ? (
        <Sheet title={`第 ${number} 条的公开事项`} onClose={() => setSearching(false)}>
          <ItemPicker
            recent={recent}
            onPick={({ publicNumber: chosen, name }) => {
              setSearching(false)
              const others = items.filter((item) => item.publicNumber !== chosen)
              onChange({ ...row, publicNumber: chosen, items: [{ publicNumber: chosen, name }, ...others] })
            }}
          />
        </Sheet>
      ) : null}
    </FieldFrame>
  )
}
