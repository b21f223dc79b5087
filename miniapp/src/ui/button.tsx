import type { ReactNode } from 'react'
import { Press } from './native'

export type ButtonKind = 'primary' | 'plain' | 'danger' | 'link'

export function Button({
  kind = 'primary',
  label,
  disabled,
  onPress,
  children,
}: {
  kind?: ButtonKind
  label?: string
  disabled?: boolean
  onPress: () => void
  children: ReactNode
}) {
  return (
    <Press className={`btn ${kind}`} label={label} disabled={disabled} onPress={onPress}>
      {children}
    </Press>
  )
}
