import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '@/ui/button'
import { GuardedInput } from '@/ui/guarded-input'
import { MatterSheet } from './matter-sheet'

/** The matter an entry comes from, by its code: searched in the lists, or typed. */
export function MatterField({
  value,
  name,
  disabled,
  onChange,
}: {
  value: string
  /** the entry's name: what to look for first */ name: string
  disabled: boolean
  onChange: (code: string) => void
}) {
  const [searching, setSearching] = useState(false)
  const [picked, setPicked] = useState<{ code: string; name: string } | null>(null)
  return (
    <View className="stack tight">
      <GuardedInput
        part="matterCode"
        label="权责清单或公共服务事项编码"
        value={value}
        disabled={disabled}
        placeholder="编码，可从清单中查找"
        onChange={onChange}
      />
      {picked && picked.code === value ? <Text className="muted">{picked.name}</Text> : null}
      {disabled ? null : (
        <View className="row">
          <Button kind="plain" onPress={() => setSearching(true)}>
            从清单中查找
          </Button>
        </View>
      )}
      {searching ? (
        <MatterSheet
          start={value || name}
          onClose={() => setSearching(false)}
          onPick={(matter) => {
            setSearching(false)
            setPicked(matter)
            onChange(matter.code)
          }}
        />
      ) : null}
    </View>
  )
}
