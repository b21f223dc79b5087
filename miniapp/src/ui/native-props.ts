import type { ReactNode } from 'react'

/** The props of the twins native.tsx (WeChat) and native.h5.tsx (real HTML, so that roles and names are right). */
export interface PressProps {
  className?: string
  label?: string
  disabled?: boolean
  onPress: () => void
  children: ReactNode
}
export interface InputProps {
  label: string
  value: string
  onChange: (value: string) => void
  type?: 'text' | 'password' | 'search' | 'date'
  placeholder?: string
  disabled?: boolean
  invalid?: boolean
  onConfirm?: () => void
  multiline?: boolean
  className?: string
}
export interface CheckProps {
  label: string
  checked: boolean
  disabled?: boolean
  onChange: (checked: boolean) => void
  className?: string
  children: ReactNode
}
export interface RegionProps {
  role: 'alert' | 'status' | 'group' | 'dialog'
  label?: string
  className?: string
  children: ReactNode
}
export interface HeadingProps {
  level?: 1 | 2 | 3
  className?: string
  children: ReactNode
}
