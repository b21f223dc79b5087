import { TRIGGERS } from '@gongkai/shared/catalogue/amendment/amendment.contract'
import { Text } from '@tarojs/components'
import { ChoiceChips } from '@/ui/choice-chips'
import { FieldFrame } from '@/ui/field-frame'
import { DateInput } from '@/ui/form-native'
import { GuardedInput } from '@/ui/guarded-input'
import type { Written } from './written'

/** The first step: why the entry is amended, and since when. */
export function CauseFields({
  written,
  lacking,
  onChange,
}: {
  written: Written
  /** of a field, once it was asked for */ lacking: (place: string) => string[]
  onChange: (part: Partial<Written>) => void
}) {
  return (
    <>
      <FieldFrame label="调整缘由" issues={lacking('trigger')}>
        <ChoiceChips
          single
          label="调整缘由"
          options={TRIGGERS}
          value={written.trigger ? [written.trigger] : []}
          onChange={([trigger]) => onChange({ trigger: trigger ?? '' })}
        />
      </FieldFrame>
      <FieldFrame label="情形发生的日期" issues={lacking('triggerOn')}>
        <DateInput label="情形发生的日期" value={written.triggerOn} onChange={(triggerOn) => onChange({ triggerOn })} />
        <Text className="muted">新规定施行、机构或职权变动的日期；从次日起 20 个工作日内应当公开。</Text>
      </FieldFrame>
      <FieldFrame label="调整理由" issues={lacking('reason')}>
        <GuardedInput
          multiline
          part="reason"
          label="调整理由"
          placeholder="依据哪份文件、变化了什么。发布后群众可以看到"
          value={written.reason}
          onChange={(reason) => onChange({ reason: reason.slice(0, 500) })}
        />
      </FieldFrame>
    </>
  )
}
