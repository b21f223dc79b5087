import { labelOf } from '@gongkai/shared/base/template/entry-template'
import { FILLING_PHASES, type FillingPhase } from '@gongkai/shared/base/words/phases'
import { ORGANISATION_KINDS } from '@gongkai/shared/district/organisation/organisation.contract'
import { phasesOfRound } from '@gongkai/shared/district/round/phases-of-round'
import type { RoundDetail } from '@gongkai/shared/district/round/round.contract'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { done } from '@/platform/navigate'
import { useAction } from '@/platform/use-action'
import { useKept } from '@/platform/use-kept'
import { Button } from '@/ui/button'
import { ChoiceChips } from '@/ui/choice-chips'
import { Field } from '@/ui/field'
import { FieldFrame } from '@/ui/field-frame'
import { DateInput, Sheet } from '@/ui/form-native'
import { PickField } from '@/ui/pick-field'
import { Refused } from '@/ui/views'
import { grantExtension } from './api'

const ALL = { code: '', name: '全部领域' }

/** 延期 for one unit, in one domain or in all. */
export function ExtensionForm({
  round,
  onGranted,
  onClose,
  onLook,
}: {
  round: RoundDetail
  onGranted: (round: RoundDetail) => void
  onClose: () => void
  /** reads the round anew */ onLook: () => void
}) {
  const [phase, setPhase] = useState<FillingPhase>(phasesOfRound(round.kind)[0] ?? 'catalogue')
  const [unit, setUnit] = useState('')
  const [domain, setDomain] = useState('')
  const [dueOn, setDueOn] = useState('')
  const [reason, setReason, sent] = useKept(`extension/${round.code}`, '')
  const { busy, run, at, rest } = useAction(onLook)
  const grant = () =>
    run(async () => {
      const wanted = {
        version: round.version,
        phase,
        organisationCode: unit,
        domainCode: domain || null,
        dueOn,
        reason: reason.trim(),
      }
      onGranted(await grantExtension(round.code, wanted))
      sent()
      done('已批准延期')
    })
  return (
    <Sheet title="批准延期" onClose={onClose}>
      <FieldFrame label="阶段" issues={at('phase')}>
        <ChoiceChips
          single
          label="阶段"
          options={FILLING_PHASES.filter(({ code }) => phasesOfRound(round.kind).includes(code))}
          value={[phase]}
          onChange={([chosen]) => setPhase(chosen ?? phase)}
        />
      </FieldFrame>
      <PickField
        label="延期单位"
        value={unit}
        choices={round.units.map(({ code, name, kind }) => ({ code, name, note: labelOf(ORGANISATION_KINDS, kind) }))}
        issues={at('organisationCode')}
        onPick={setUnit}
      />
      <PickField
        label="延期领域"
        value={domain}
        choices={[ALL, ...round.domains]}
        issues={at('domainCode')}
        onPick={setDomain}
      />
      <FieldFrame label="延期到" issues={at('dueOn')}>
        <DateInput label="延期到" value={dueOn} onChange={setDueOn} />
      </FieldFrame>
      <Field label="延期理由" value={reason} issues={at('reason')} onChange={setReason} />
      <Refused texts={rest('phase', 'organisationCode', 'domainCode', 'dueOn', 'reason')} />
      <View className="row">
        <Button disabled={busy || !unit || !dueOn} onPress={grant}>
          批准延期
        </Button>
      </View>
    </Sheet>
  )
}
