import { Text, View } from '@tarojs/components'
import { type ReactNode, useState } from 'react'
import type { Errors } from '@/platform/use-action'
import { useKept } from '@/platform/use-kept'
import { Field } from './field'
import { Press } from './native'
import { Confirm, Refused } from './views'

/** Asks for a reason before an act: a few ready ones to tap, and one's own words, which stay on the phone until the act succeeds. */
export function ReasonDialog({
  place,
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
  /** what the reason is for: the act and its object */ place: string
  title: string
  note: string
  label: string
  ready: readonly string[]
  confirm: string
  busy?: boolean
  errors?: Errors
  /** what else is asked, below the reason */ children?: ReactNode
  /** answers whether the act succeeded */ onConfirm: (reason: string) => Promise<boolean>
  onCancel: () => void
}) {
  const [reason, setReason, sent] = useKept(`reason/${place}`, '')
  const [asked, setAsked] = useState(false)
  const tooShort = reason.trim().length < 4
  const act = async () => {
    if (await onConfirm(reason.trim())) sent()
  }
  return (
    <Confirm
      title={title}
      confirm={confirm}
      busy={busy}
      onCancel={onCancel}
      onConfirm={() => (tooShort ? setAsked(true) : act())}
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
