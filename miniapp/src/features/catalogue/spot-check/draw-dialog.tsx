import type { SpotCheckPage } from '@gongkai/shared/catalogue/spot-check/spot-check.contract'
import { Text } from '@tarojs/components'
import { useState } from 'react'
import { open } from '@/platform/navigate'
import { useAction } from '@/platform/use-action'
import { Field } from '@/ui/field'
import { PickField } from '@/ui/pick-field'
import { Confirm, Refused } from '@/ui/views'
import { drawSpotCheck } from './api'

const ALL = { code: '', name: '全部' }
const USUAL = '10'

/** Asks from where and how many; the server draws. */
export function DrawDialog({ page, onCancel }: { page: SpotCheckPage; onCancel: () => void }) {
  const [domain, setDomain] = useState('')
  const [unit, setUnit] = useState('')
  const [count, setCount] = useState(USUAL)
  const { busy, at, rest, run } = useAction()
  const act = () =>
    run(async () => {
      const { id } = await drawSpotCheck({
        ...(domain ? { domain } : {}),
        ...(unit ? { unit } : {}),
        count: Number(count) || 0,
      })
      onCancel()
      open('spotCheck', { id })
    })
  return (
    <Confirm title="随机抽查" confirm="抽取" busy={busy} onCancel={onCancel} onConfirm={act}>
      <Text className="muted">由系统随机抽取，抽取用的种子一并保存，被抽查的单位可以核对。</Text>
      <PickField
        label="领域"
        value={domain}
        choices={[ALL, ...page.domains]}
        issues={at('domain')}
        onPick={setDomain}
      />
      <PickField label="单位" value={unit} choices={[ALL, ...page.units]} issues={at('unit')} onPick={setUnit} />
      <Field label="抽取几项" value={count} issues={at('count')} onChange={setCount} />
      <Refused texts={rest('domain', 'unit', 'count')} />
    </Confirm>
  )
}
