import type { OfficialNumber } from '@gongkai/shared/district/privacy/privacy.contract'
import { Text } from '@tarojs/components'
import { useAction } from '@/platform/use-action'
import { useKept } from '@/platform/use-kept'
import { Field } from '@/ui/field'
import { Confirm, Refused } from '@/ui/views'
import { addOfficialNumber, editOfficialNumber } from './api'

/** Adds a number of an office, or corrects one. */
export function OfficialNumberDialog({
  number: standing,
  onSaved,
  onLook,
  onClose,
}: {
  /** null: a new one */ number: OfficialNumber | null
  onSaved: (list: OfficialNumber[]) => void
  /** reads the list anew */ onLook: () => void
  onClose: () => void
}) {
  const [written, setWritten, sent] = useKept(`official-number/${standing?.id ?? 'new'}`, {
    number: standing?.number ?? '',
    label: standing?.label ?? '',
  })
  const { busy, run, at, rest } = useAction(onLook)
  const save = () =>
    run(async () => {
      const list = standing ? await editOfficialNumber(standing, written) : await addOfficialNumber(written)
      sent()
      onSaved(list)
    })
  return (
    <Confirm
      title={standing ? '修改公务号码' : '登记公务号码'}
      confirm="保存"
      busy={busy || !written.number.trim() || !written.label.trim()}
      onConfirm={save}
      onCancel={onClose}
    >
      <Field
        label="号码"
        personal="asked-for"
        placeholder="如 0595-87990001 或 13800138000"
        value={written.number}
        issues={at('number')}
        onChange={(number) => setWritten({ ...written, number })}
      />
      <Field
        label="单位和用途"
        placeholder="如 区民政局救助热线"
        value={written.label}
        issues={at('label')}
        onChange={(label) => setWritten({ ...written, label })}
      />
      <Text className="muted">登记以后，全区各单位的内容里出现这个号码都不再询问，并留痕。</Text>
      <Refused texts={rest('number', 'label')} />
    </Confirm>
  )
}
