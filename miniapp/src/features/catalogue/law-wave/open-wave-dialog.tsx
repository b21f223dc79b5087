import type { CitationPage } from '@gongkai/shared/catalogue/law-wave/law-wave.contract'
import { Text } from '@tarojs/components'
import { useState } from 'react'
import { open } from '@/platform/navigate'
import { useAction } from '@/platform/use-action'
import { useKept } from '@/platform/use-kept'
import { ChoiceChips } from '@/ui/choice-chips'
import { FieldFrame } from '@/ui/field-frame'
import { DateInput } from '@/ui/form-native'
import { GuardedInput } from '@/ui/guarded-input'
import { Confirm, Refused } from '@/ui/views'
import { openWave } from './api'

/** 起草批量调整: by what the law is replaced, since when, and why. */
export function OpenWaveDialog({ page: { law, counts }, onCancel }: { page: CitationPage; onCancel: () => void }) {
  const [place, setPlace] = useState('0')
  const named = law.replacements[Number(place)] ?? { title: '', documentNumber: '' }
  const [triggerOn, setTriggerOn] = useState(law.endedOn ?? '')
  const { busy, at, rest, run } = useAction()
  const [{ reason }, setTyped, sent] = useKept(`wave/${law.id}`, {
    reason: `《${law.title}》已由《${named.title}》取代`,
  })
  const items = counts.find(({ kind }) => kind === 'item')?.count ?? 0
  const start = () =>
    run(async () => {
      const { id } = await openWave(law.id, { version: law.version, replacement: named, reason, triggerOn })
      sent()
      onCancel()
      open('lawWave', { id })
    })
  return (
    <Confirm
      title={`为 ${items} 项起草批量调整？`}
      confirm="开始起草"
      busy={busy}
      onConfirm={start}
      onCancel={onCancel}
    >
      <Text className="muted">
        为各单位现行目录中引用它的事项逐项起草“修改”，名称和文号改为新法；已知对应关系的条款一并改好，其余请单位核对。单位确认、牵头单位审核、本办审定后随下一版目录发布。单位动笔以前可以整批撤回。
      </Text>
      {law.replacements.length > 1 ? (
        <FieldFrame label="改为" issues={at('replacement')}>
          <ChoiceChips
            single
            label="改为"
            options={law.replacements.map(({ title }, index) => ({ code: String(index), label: `《${title}》` }))}
            value={[place]}
            onChange={([chosen]) => setPlace(chosen ?? '0')}
          />
        </FieldFrame>
      ) : null}
      <FieldFrame label="取代的日期" issues={at('triggerOn')}>
        <DateInput label="取代的日期" value={triggerOn} onChange={setTriggerOn} />
        <Text className="muted">从次日起 20 个工作日内应当公开；到了这一天单位才能提出。</Text>
      </FieldFrame>
      <FieldFrame label="调整理由（公众会看到）" issues={at('reason')}>
        <GuardedInput
          multiline
          label="调整理由（公众会看到）"
          value={reason}
          onChange={(text) => setTyped({ reason: text.slice(0, 500) })}
        />
      </FieldFrame>
      <Refused texts={rest('replacement', 'triggerOn', 'reason')} />
    </Confirm>
  )
}
