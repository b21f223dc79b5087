import { Input, Picker, Text, Textarea, View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useRef, useState } from 'react'
import type { DateInputProps, DisclosureProps, SheetProps, StepChipsProps, TypedInputProps } from './form-native-props'
import { Heading, Press, Region } from './native'

// The aria-* props come from plugins/aria; Taro's types do not know them.
const aria = (props: Record<string, unknown>): object => props

interface TaroField {
  props: Record<string, unknown>
  setAttribute: (name: string, value: unknown) => void
  quiet?: boolean
}

/**
 * Taro writes `value` back to the field at each keystroke and each drawing, and what arrives late takes back what was
 * typed since. A field is filled once, when it is mounted; afterwards only the user writes in it.
 */
function quieten(field: TaroField | null): void {
  if (!field || field.quiet) return
  field.quiet = true
  const write = field.setAttribute
  field.setAttribute = (name, value) => {
    if (name === 'value') field.props.value = value
    else write.call(field, name, value)
  }
}

/** A text field that draws its `value` anew only when it is not what was typed. */
export function TypedInput({
  id,
  label,
  value,
  onChange,
  placeholder = '',
  disabled,
  invalid,
  ...kind
}: TypedInputProps) {
  const typed = useRef(value)
  const [mount, setMount] = useState(0)
  if (typed.current !== value) {
    typed.current = value
    setMount(mount + 1)
  }
  const common = {
    ref: quieten as never,
    id,
    value,
    maxlength: -1, // else WeChat cuts at 140 characters
    placeholder,
    disabled,
    cursorSpacing: 96, // the keyboard leaves the bar of the page in sight
    onInput: (event: { detail: { value: string } }) => {
      typed.current = event.detail.value
      onChange(event.detail.value)
    },
    ...aria({ 'aria-label': label, 'aria-invalid': Boolean(invalid) }),
  }
  if (kind.multiline)
    return <Textarea key={mount} className="input area" autoHeight showConfirmBar={false} {...common} />
  return (
    <Input
      key={mount}
      className="input"
      confirmType={kind.search ? 'search' : 'done'}
      onConfirm={(event) => kind.onConfirm?.(event.detail.value)}
      {...common}
    />
  )
}

export function DateInput({ label, value, onChange, disabled }: DateInputProps) {
  return (
    <Picker mode="date" value={value} disabled={disabled} onChange={(event) => onChange(String(event.detail.value))}>
      <View
        className="input date-input"
        {...aria({ 'aria-role': 'button', 'aria-label': `${label} ${value || '请选择'}` })}
      >
        <Text className={value ? '' : 'muted'}>{value || '请选择日期'}</Text>
      </View>
    </Picker>
  )
}

export function StepChips({ label, steps, current, onPick }: StepChipsProps) {
  return (
    <Region role="group" label={label} className="step-chips">
      {steps.map(({ name, mark, hint }, index) => (
        <Press
          key={name}
          className={`step-chip ${index === current ? 'on' : ''}`}
          label={`第 ${index + 1} 步 ${name}，${hint}${index === current ? '，当前' : ''}`}
          onPress={() => onPick(index)}
        >
          {`${mark || index + 1} ${name}`}
        </Press>
      ))}
    </Region>
  )
}

export function Disclosure({ head, name, label, children }: DisclosureProps) {
  const [open, setOpen] = useState(false)
  return (
    <View className="disclosure">
      <View className="disclosure-head">
        {head}
        <Press
          className="disclosure-name"
          label={`${label}，${open ? '已展开' : '已收起'}`}
          onPress={() => setOpen(!open)}
        >{`${name} ${open ? '▴' : '▾'}`}</Press>
      </View>
      {open ? <View className="disclosure-body">{children}</View> : null}
    </View>
  )
}

export function Sheet({ title, onClose, children }: SheetProps) {
  return (
    <View className="veil sheet-veil">
      <Region role="dialog" label={title} className="sheet">
        <View className="row between sheet-head">
          <Heading level={2}>{title}</Heading>
          <Press className="btn link" onPress={onClose}>
            关闭
          </Press>
        </View>
        <View className="sheet-body">{children}</View>
      </Region>
    </View>
  )
}

/** Brings a part of the page into sight once it is drawn. */
export function showPart(id: string): void {
  if (Taro.canIUse('pageScrollTo')) {
    Taro.nextTick(() => void Taro.pageScrollTo({ selector: `#${id}`, offsetTop: -120, duration: 200 }))
  }
}
export function showTop(): void {
  if (Taro.canIUse('pageScrollTo')) Taro.pageScrollTo({ scrollTop: 0, duration: 0 })
}
