import type { GuidelineVersionDetail } from '@gongkai/shared/compiling/guideline/guideline.contract'
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { done } from '@/platform/navigate'
import { useAction } from '@/platform/use-action'
import { Button } from '@/ui/button'
import { ChoiceChips } from '@/ui/choice-chips'
import { FieldFrame } from '@/ui/field-frame'
import { DateInput, Sheet } from '@/ui/form-native'
import { Refused } from '@/ui/views'
import { announce } from './api'
import { countsText, versionName } from './words'

type When = 'boundary' | 'date'

/** 公布: with the next phase, at once where none runs, or on a date; nobody's hand-in is touched by either. */
export function AnnounceSheet({
  detail,
  onDone,
  onLook,
  onClose,
}: {
  detail: GuidelineVersionDetail
  onDone: (detail: GuidelineVersionDetail) => void
  onLook: () => void
  onClose: () => void
}) {
  const { id, version, running } = detail
  const [when, setWhen] = useState<When>(detail.comesOn ? 'date' : 'boundary')
  const [date, setDate] = useState(detail.comesOn)
  const { busy, run, at, rest } = useAction(onLook)
  const choices = [
    { code: 'boundary', label: running ? '从下一阶段起' : '马上适用' },
    { code: 'date', label: '选定日期' },
  ] as const
  const publish = async () => {
    const finished = await run(async () => {
      onDone(await announce(id, { version, comesOn: when === 'date' ? date : '' }))
      done('已公布，涉及的单位会收到通知')
    })
    if (finished) onClose()
  }
  return (
    <Sheet title={`公布${versionName(detail)}`} onClose={onClose}>
      <Text>{countsText(detail)}</Text>
      <FieldFrame label="什么时候适用">
        <ChoiceChips
          single
          label="什么时候适用"
          options={choices}
          value={[when]}
          onChange={(picked) => setWhen(picked[0] ?? 'boundary')}
        />
      </FieldFrame>
      {when === 'date' ? (
        <FieldFrame label="生效日期" issues={at('comesOn')}>
          <DateInput label="生效日期" value={date} onChange={setDate} />
        </FieldFrame>
      ) : null}
      <Text className="muted">
        {running
          ? `${running.round}正在填报和已经报送的都不受影响；${when === 'date' ? '到期后，新的行在正在进行的阶段只作参考，下一阶段起要求处理。' : '下一阶段开始时自动生效。'}`
          : '本领域现在没有正在进行的阶段。'}
      </Text>
      <Refused texts={rest('comesOn')} />
      <View className="row">
        <Button disabled={busy || (when === 'date' && !date)} onPress={publish}>
          确认公布
        </Button>
      </View>
    </Sheet>
  )
}
