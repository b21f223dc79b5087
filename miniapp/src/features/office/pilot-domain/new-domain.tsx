import type { OrganisationSummary } from '@gongkai/shared/district/organisation/organisation.contract'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { done, open } from '@/platform/navigate'
import { useAction } from '@/platform/use-action'
import { Button } from '@/ui/button'
import { Sheet } from '@/ui/form-native'
import { PickField } from '@/ui/pick-field'
import { Refused } from '@/ui/views'
import { addPilotDomain } from './api'
import { DOMAIN_PLACES, type DomainDraft, DomainFields, requestOf } from './domain-fields'
import { NOBODY } from './leads'

/** 新增领域: its facts and its leads; the code is given by the server. */
export function NewDomain({
  start,
  units,
  onClose,
}: {
  start: DomainDraft
  units: readonly OrganisationSummary[]
  onClose: () => void
}) {
  const [draft, setDraft] = useState(start)
  const [leads, setLeads] = useState<readonly [string, string]>(['', ''])
  const { busy, run, at, rest } = useAction()
  const agencies = units.filter(({ kind, active }) => kind === 'agency' && active)
  const named = leads.filter(Boolean)
  const add = () =>
    run(async () => {
      const { code } = await addPilotDomain({ ...requestOf(draft), leads: named })
      done('已新增')
      onClose()
      open('pilotDomain', { code })
    })
  return (
    <Sheet title="新增领域" onClose={onClose}>
      <DomainFields draft={draft} units={units} leads={named} at={at} onChange={setDraft} />
      <PickField
        label="牵头单位"
        value={leads[0]}
        choices={agencies}
        issues={at('leads')}
        onPick={(lead) => setLeads([lead, leads[1]])}
      />
      <PickField
        label="第二牵头单位"
        value={leads[1]}
        choices={[NOBODY, ...agencies]}
        onPick={(lead) => setLeads([leads[0], lead])}
      />
      <Refused texts={rest(...DOMAIN_PLACES, 'leads')} />
      <View className="row after">
        <Button disabled={busy || !draft.name.trim() || !leads[0]} onPress={add}>
          新增
        </Button>
      </View>
    </Sheet>
  )
}
