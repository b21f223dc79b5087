import type { ReactNode } from 'react'

/** The props of the twins form-native.tsx (WeChat) and form-native.h5.tsx (real HTML), for a long form. */
export interface TypedInputProps {
  id?: string
  label: string
  value: string
  onChange: (value: string) => void
  placeholder?: string
  disabled?: boolean
  invalid?: boolean
  multiline?: boolean
  search?: boolean
  /** the keyboard's own 搜索 or 完成 */ onConfirm?: (text: string) => void
}
export interface DateInputProps {
  label: string
  /** YYYY-MM-DD or '' */ value: string
  onChange: (value: string) => void
  disabled?: boolean
  invalid?: boolean
}
export interface StepChipsProps {
  label: string
  steps: readonly { name: string /** instead of its number, e.g. ✓ */; mark: string; hint: string }[]
  current: number
  onPick: (step: number) => void
}
export interface DisclosureProps {
  /** stands before the button, in the same line */ head: ReactNode
  name: string
  /** the screen reader's words instead of `name` */ label: string
  children: ReactNode
}
export interface SheetProps {
  title: string
  onClose: () => void
  children: ReactNode
}
