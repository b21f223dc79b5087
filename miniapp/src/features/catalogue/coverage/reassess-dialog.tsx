import type { CoverageLine } from '@gongkai/shared/catalogue/coverage/coverage.contract'
import { reassessFaults } from '@gongkai/shared/catalogue/coverage/coverage-policy'
import { Text } from '@tarojs/components'
import { useState } from 'react'
import { useAction } from '@/platform/use-action'
import { useKept } from '@/platform/use-kept'
import { Field } from '@/ui/field'
import { FieldFrame } from '@/ui/field-frame'
import { DateInput } from '@/ui/form-native'
import { Confirm, Refused } from '@/ui/views'
import { reassess } from './api'

/** 继续不予公开: the next date, and the reason that is kept. */
export function ReassessDialog({
  line,
  today,
  onDone,
  onCancel,
}: {
  line: CoverageLine
  today: string
  onDone: () => void
  onCancel: () => void
}) {
  const [reassessOn, setReassessOn] = useState('')
  const [reason, setReason, sent] = useKept(`reassess/${line.entryId}`, '')
  const [asked, setAsked] = useState(false)
  const { busy, errors, run } = useAction(onDone)
  const faults = reassessFaults({ reassessOn, reason }, today)
  const at = (place: string) => (asked ? faults.filter((fault) => fault.at === place).map(({ text }) => text) : [])
  const confirm = () =>
    faults.length > 0
      ? setAsked(true)
      : run(async () => {
          await reassess(line.entryId ?? 0, { version: line.version, reassessOn, reason: reason.trim() })
          sent()
          onDone()
        })
  return (
    <Confirm title="继续不予公开？" confirm="确认继续不予公开" busy={busy} onConfirm={confirm} onCancel={onCancel}>
      <Text className="muted">{`“${line.title}”。条例第十八条：不予公开的信息要定期评估，情况变化后可以公开的应当公开。`}</Text>
      <FieldFrame label="下次评估日期" issues={at('reassessOn')}>
        <DateInput label="下次评估日期" value={reassessOn} onChange={setReassessOn} />
      </FieldFrame>
      <Field multiline label="继续不予公开的理由（留存）" value={reason} issues={at('reason')} onChange={setReason} />
      <Refused texts={errors} />
    </Confirm>
  )
}
