import type { Basis } from '@gongkai/shared/base/template/fields'
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { LawSheet } from '@/features/district/law/law-sheet'
import { Button } from '@/ui/button'
import { GuardedInput } from '@/ui/guarded-input'
import { Region } from '@/ui/native'
import { PersonalStrip } from '@/ui/personal-strip'
import { basesText } from './words'

const PARTS = [
  { key: 'title', label: '依据名称', placeholder: '如 自然灾害救助条例，不用加书名号' },
  { key: 'documentNumber', label: '文号', placeholder: '如 国发〔2019〕54号，没有可不填' },
] as const

interface BasisProps {
  basis: Basis
  number: number
  disabled: boolean
  onChange: (part: Partial<Basis>) => void
  onRemove: () => void
}

/** One basis: read as a citation, its article at hand; name and number open for typing where they are one's own. */
function BasisItem({ basis, number, disabled, onChange, onRemove }: BasisProps) {
  const [naming, setNaming] = useState(basis.title === '')
  const input = (key: keyof Basis, label: string, placeholder: string) => (
    <View key={key}>
      <Text className="basis-part">{label}</Text>
      <GuardedInput
        label={`${label} ${number}`}
        head="公开依据"
        part={`bases/${number - 1}/${key}`}
        value={basis[key]}
        placeholder={placeholder}
        disabled={disabled}
        onChange={(text) => onChange({ [key]: text })}
      />
    </View>
  )
  return (
    <Region role="group" label={`依据 ${number}`} className="basis">
      {naming && !disabled ? (
        PARTS.map(({ key, label, placeholder }) => input(key, label, placeholder))
      ) : (
        <>
          <Text className="basis-title">{basesText([disabled ? basis : { ...basis, article: '' }])}</Text>
          {PARTS.map(({ key, label }) => (
            <PersonalStrip
              key={key}
              label={`${label} ${number}`}
              head="公开依据"
              part={`bases/${number - 1}/${key}`}
              text={basis[key]}
              disabled={disabled}
              onChange={(text) => onChange({ [key]: text })}
            />
          ))}
        </>
      )}
      {disabled ? null : (
        <>
          {input('article', '条款', '如 第二十条')}
          <View className="row between">
            {naming ? (
              <View />
            ) : (
              <Button kind="link" label={`修改依据 ${number} 的名称和文号`} onPress={() => setNaming(true)}>
                改名称、文号
              </Button>
            )}
            <Button kind="link" label={`删除依据 ${number}`} onPress={onRemove}>
              删除
            </Button>
          </View>
        </>
      )}
    </Region>
  )
}

export function BasesField({
  value,
  onChange,
  disabled,
}: {
  value: Basis[]
  onChange: (value: Basis[]) => void
  disabled: boolean
}) {
  const [picking, setPicking] = useState(false)
  // A removal draws all rows anew: rows have no other identity.
  const [removals, setRemovals] = useState(0)
  const change = (index: number, part: Partial<Basis>) =>
    onChange(value.map((basis, at) => (at === index ? { ...basis, ...part } : basis)))
  const add = (basis: Basis) => {
    setPicking(false)
    onChange([...value, basis])
  }
  return (
    <View className="stack tight">
      {value.map((basis, index) => (
        <BasisItem
          key={`${removals}/${index}`}
          basis={basis}
          number={index + 1}
          disabled={disabled}
          onChange={(part) => change(index, part)}
          onRemove={() => {
            setRemovals(removals + 1)
            onChange(value.filter((_, at) => at !== index))
          }}
        />
      ))}
      {disabled ? null : (
        <View className="row">
          <Button kind="plain" onPress={() => setPicking(true)}>
            ＋ 从法规库选择
          </Button>
        </View>
      )}
      {picking ? <LawSheet onClose={() => setPicking(false)} onPick={add} /> : null}
    </View>
  )
}
