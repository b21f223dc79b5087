import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from './button'
import { FieldFrame } from './field-frame'
import { TypedInput } from './form-native'
import { Check, Region } from './native'

/** So many are drawn; more are found by a part of their names. */
const SHOWN = 60
/** From so many on there is a field to search in. */
const SEARCHED = 9

/** Some of many: how many are chosen is said, all or none are chosen at once, and one is found by a part of its name. */
export function PickMany({
  label,
  choices,
  value,
  issues = [],
  onChange,
}: {
  label: string
  choices: readonly { code: string; name: string }[]
  value: readonly string[]
  issues?: string[]
  onChange: (codes: string[]) => void
}) {
  const [text, setText] = useState('')
  const found = choices.filter(({ name }) => name.includes(text.trim()))
  const codes = choices.map(({ code }) => code)
  const all = codes.every((code) => value.includes(code))
  return (
    <FieldFrame label={`${label}（已选 ${value.length} / ${choices.length}）`} issues={issues}>
      <View className="row">
        {choices.length >= SEARCHED ? (
          <TypedInput search label={`查找${label}`} placeholder="名称的一部分" value={text} onChange={setText} />
        ) : null}
        <Button kind="link" label={`${label}${all ? '全不选' : '全选'}`} onPress={() => onChange(all ? [] : codes)}>
          {all ? '全不选' : '全选'}
        </Button>
      </View>
      <Region role="group" label={label} className="chips">
        {found.slice(0, SHOWN).map(({ code, name }) => (
          <Check
            key={code}
            label={name}
            className="chip"
            checked={value.includes(code)}
            onChange={(on) => onChange(codes.filter((one) => (one === code ? on : value.includes(one))))}
          >
            <Text>{name}</Text>
          </Check>
        ))}
      </Region>
      {found.length === 0 ? <Text className="muted">没有找到，可以换个词。</Text> : null}
      {found.length > SHOWN ? <Text className="muted">只列出前 {SHOWN} 个，名称写全一些更好找。</Text> : null}
    </FieldFrame>
  )
}
