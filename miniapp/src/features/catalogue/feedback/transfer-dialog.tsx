import type { FeedbackView } from '@gongkai/shared/catalogue/feedback/feedback.contract'
import { Text } from '@tarojs/components'
import { useState } from 'react'
import type { Errors } from '@/platform/use-action'
import { useKept } from '@/platform/use-kept'
import { useQuery } from '@/platform/use-query'
import { useSession } from '@/platform/use-session'
import { Field } from '@/ui/field'
import { PickField } from '@/ui/pick-field'
import { Confirm, Refused } from '@/ui/views'
import { organisations } from '../../district/organisation/api'

/** 转办: the office chooses the unit, a unit gives it back to the office. */
export function TransferDialog({
  feedback,
  busy,
  errors,
  onConfirm,
  onCancel,
}: {
  feedback: FeedbackView
  busy: boolean
  errors: Errors
  onConfirm: (organisationCode: string | undefined, reason: string) => Promise<boolean>
  onCancel: () => void
}) {
  const office = useSession()?.organisation.kind === 'office'
  const units = useQuery(office ? 'organisations' : null, organisations)
  const [unit, setUnit] = useState('')
  const [reason, setReason, sent] = useKept(`transfer/${feedback.id}`, '')
  const [asked, setAsked] = useState(false)
  const choices = (units.data?.items ?? []).filter(
    ({ code, kind, active }) => active && kind !== 'village' && code !== feedback.organisation.code,
  )
  const missing = office && unit === ''
  const act = async () => {
    if (await onConfirm(office ? unit : undefined, reason.trim())) sent()
  }
  return (
    <Confirm
      title={office ? '转办群众反馈' : '退回区信息公开办转办'}
      confirm="确认转办"
      busy={busy}
      onCancel={onCancel}
      onConfirm={() => (missing ? setAsked(true) : act())}
    >
      {office ? (
        <PickField
          label="由哪个单位答复"
          value={unit}
          choices={choices}
          issues={asked && missing ? ['请选择单位'] : []}
          onPick={setUnit}
        />
      ) : (
        <Text className="muted">不属于本单位职责的，退回区信息公开办转给负责的单位；答复的期限不变。</Text>
      )}
      <Field multiline label="说明（可不填）" value={reason} onChange={setReason} />
      <Refused texts={errors} />
    </Confirm>
  )
}
