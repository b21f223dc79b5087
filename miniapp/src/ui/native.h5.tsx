import { createElement } from 'react'
import type { CheckProps, HeadingProps, InputProps, PressProps, RegionProps } from './native-props'

export function Press({ className = '', label, disabled, onPress, children }: PressProps) {
  return (
    <button type="button" className={`press ${className}`} aria-label={label} disabled={disabled} onClick={onPress}>
      {children}
    </button>
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
  const common = { 'aria-label': label, 'aria-invalid': invalid || undefined, value, placeholder, disabled }
  if (multiline)
    return (
      <textarea
        className={`input area ${className}`}
        rows={4}
        {...common}
        onChange={(event) => onChange(event.target.value)}
      />
    )
  return (
    <input
      className={`input ${className}`}
      type={type}
      {...common}
      autoComplete={type === 'password' ? 'current-password' : undefined}
      onChange={(event) => onChange(event.target.value)}
      onKeyDown={(event) => {
        // Enter also ends the composition of Chinese text: that is no confirmation.
        if (event.key === 'Enter' && !event.nativeEvent.isComposing) onConfirm?.()
      }}
    />
  )
}

export function Check({ label, checked, disabled, onChange, className = '', children }: CheckProps) {
  return (
    <label className={`check ${checked ? 'on' : ''} ${className}`}>
      <input
        type="checkbox"
        className="check-box"
        aria-label={label}
        checked={checked}
        disabled={disabled}
        onChange={(event) => onChange(event.target.checked)}
      />
      {children}
    </label>
  )
}

export function Region({ role, label, className = '', children }: RegionProps) {
  return (
    <div role={role} aria-label={label} aria-modal={role === 'dialog' || undefined} className={className}>
      {children}
    </div>
  )
}

export function Heading({ level = 2, className = '', children }: HeadingProps) {
  return createElement(`h${level}`, { className: `heading h${level} ${className}` }, children)
}
