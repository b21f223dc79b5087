import { Button, Input, Text, Textarea, View } from '@tarojs/components'
import type { CheckProps, HeadingProps, InputProps, PressProps, RegionProps } from './native-props'

// The aria-* props come from plugins/aria; Taro's types do not know them.
const aria = (props: Record<string, unknown>): object => props

export function Press({ className = '', label, disabled, onPress, children }: PressProps) {
  return (
    <Button
      className={`press ${className}`}
      hoverClass="press-on"
      disabled={disabled}
      onClick={onPress}
      {...aria(label ? { 'aria-label': label } : {})}
    >
      {children}
    </Button>
  )
}

export function TextInput({
  label,
  value,
  onChange,
  type = 'text',
  placeholder,
  disabled,
  invalid,
  onConfirm,
  multiline,
  className = '',
}: InputProps) {
  const names = aria({ 'aria-label': label, 'aria-invalid': Boolean(invalid) })
  if (multiline) {
    return (
      <Textarea
        className={`input area ${className}`}
        value={value}
        maxlength={-1}
        autoHeight
        placeholder={placeholder ?? ''}
        disabled={disabled}
        onInput={(event) => onChange(event.detail.value)}
        {...names}
      />
    )
  }
  return (
    <Input
      className={`input ${className}`}
      value={value}
      maxlength={-1} // else WeChat cuts at 140 characters
      password={type === 'password'}
      placeholder={placeholder ?? (type === 'date' ? '如 2027-06-30' : '')}
      disabled={disabled}
      confirmType={type === 'search' ? 'search' : 'done'}
      onInput={(event) => onChange(event.detail.value)}
      onConfirm={() => onConfirm?.()}
      {...names}
    />
  )
}

export function Check({ label, checked, disabled, onChange, className = '', children }: CheckProps) {
  return (
    <View
      className={`check ${checked ? 'on' : ''} ${className}`}
      onClick={() => !disabled && onChange(!checked)}
      {...aria({
        'aria-role': 'checkbox',
        'aria-label': label,
        'aria-checked': checked,
        'aria-disabled': Boolean(disabled),
      })}
    >
      {children}
    </View>
  )
}

export function Region({ role, label, className = '', children }: RegionProps) {
  return (
    <View
      className={className}
      {...aria({
        'aria-role': role,
        ...(label ? { 'aria-label': label } : {}),
        ...(role === 'alert' ? { 'aria-live': 'assertive' } : role === 'status' ? { 'aria-live': 'polite' } : {}),
      })}
    >
      {children}
    </View>
  )
}

export function Heading({ level = 2, className = '', children }: HeadingProps) {
  return (
    <Text className={`heading h${level} ${className}`} {...aria({ 'aria-role': 'heading' })}>
      {children}
    </Text>
  )
}
