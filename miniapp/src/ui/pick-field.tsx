import { Text } from '@tarojs/components'
import { useState } from 'react'
import { FieldFrame } from './field-frame'
import { Sheet, TypedInput } from './form-native'
import { Press } from './native'

export interface Choice {
  code: string
  name: string
  /** a second line */ note?: string
}

/** So many are drawn; a reader in need of the rest writes more of the name. */
const SHOWN = 30

/** One of many, found by a part of its name. */
export function PickField({
  label,
  value,
  choices,
  issues = [],
  disabled,
  onPick,
}: {
  label: string
  /** code, '' for nothing yet */ value: string
  choices: readonly Choice[]
  issues?: string[]
  disabled?: boolean
  onPick: (code: string) => void
}) {
  const [open, setOpen] = useState(false)
  const chosen = choices.find(({ code }) => code === value)
  return (
    <FieldFrame label={label} issues={issues}>
      <Press
        className="input pick-field"
        label={`${label}：${chosen?.name ?? '请选择'}`}
        disabled={disabled}
        onPress={() => setOpen(true)}
      >
        <Text className={chosen ? '' : 'muted'}>{chosen?.name ?? '请选择'}</Text>
        <Text className="muted">▾</Text>
      </Press>
      {open ? (
        <Choices
          label={label}
          choices={choices}
          onClose={() => setOpen(false)}
          onPick={(code) => {
            setOpen(false)
            onPick(code)
          }}
        />
      ) : null}
    </FieldFrame>
  )
}

/** The sheet in which one of many is found by a part of its name. */
export function Choices({
  label,
  choices,
  onPick,
  onClose,
}: {
  label: string
  choices: readonly Choice[]
  onPick: (code: string) => void
  onClose: () => void
}) {
  const [text, setText] = useState('')
  const found = choices.filter(({ name, code }) => name.includes(text.trim()) || code.includes(text.trim()))
  return (
    <Sheet title={label} onClose={onClose}>
      <TypedInput search label={`查找${label}`} placeholder="名称的一部分" value={text} onChange={setText} />
      {found.length === 0 ? <Text className="muted">没有找到，可以换个词。</Text> : null}
      {found.slice(0, SHOWN).map((choice) => (
        <Press key={choice.code} className="found" onPress={() => onPick(choice.code)}>
          <Text className="found-name">{choice.name}</Text>
          {choice.note ? <Text className="muted">{choice.note}</Text> : null}
        </Press>
      ))}
      {found.length > SHOWN ? <Text className="muted">只列出前 {SHOWN} 个，名称写全一些更好找。</Text> : null}
    </Sheet>
  )
}
