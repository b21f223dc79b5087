import { Text, View } from '@tarojs/components'
import { type ReactNode, useState } from 'react'
import type { Errors } from '@/platform/use-action'
import { Field } from './field'
import { Press } from './native'
import { Confirm, Refused } from './views'

/** Asks for a reason before an act: a few ready ones to tap, and one's own words. */
export function ReasonDialog({
  title,
  note,
  label,
  ready,
  confirm,
  busy,
  errors = [],
  children,
  onConfirm,
  onCancel,
}: {
  title: string
  note: string
  label: string
  ready: readonly string[]
  confirm: string
  busy?: boolean
  errors?: Errors
  /** what else is asked, below the reason */ children?: ReactNode
  onConfirm: (reason: string) => void
  onCancel: () => void
}) {
  const [reason, setReason] = useState('')
  const [asked, setAsked] = useState(false)
  const tooShort = reason.trim().length < 4
  return (
    <Confirm
      title={title}
      confirm={confirm}
      busy={busy}
      onCancel={onCancel}
      onConfirm={() => (tooShort ? setAsked(true) : onConfirm(reason.trim()))}
    >
      <Text className="muted">{note}</Text>
      <View className="chips ready">
        {ready.map((text) => (
          <Press key={text} className={`chip ${reason === text ? 'on' : ''}`} onPress={() => setReason(text)}>
            {text}
          </Press>
        ))}
      </View>
      <Field
        multiline
        label={label}
        value={reason}
        issues={asked && tooShort ? ['请写明理由，至少 4 个字'] : []}
        onChange={setReason}
      />
      {children}
      <Refused texts={errors} />
    </Confirm>
  )
}
