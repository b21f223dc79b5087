import { labelOf } from '@gongkai/shared/base/template/entry-template'
import { PHASES } from '@gongkai/shared/base/words/phases'
import { phasesOfRound } from '@gongkai/shared/district/round/phases-of-round'
import {
  AUDIENCES,
  type JoinRoundRequest,
  type RoundDetail,
  type RoundScope,
} from '@gongkai/shared/district/round/round.contract'
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { done } from '@/platform/navigate'
import { useAction } from '@/platform/use-action'
import { Button } from '@/ui/button'
import { ChoiceChips } from '@/ui/choice-chips'
import { Field } from '@/ui/field'
import { FieldFrame } from '@/ui/field-frame'
import { DateInput, Sheet } from '@/ui/form-native'
import { Heading } from '@/ui/native'
import { PickMany } from '@/ui/pick-many'
import { Card, Refused } from '@/ui/views'
import { joinRound, roundScope } from './api'

const WAYS = [
  { code: 'domains', label: '增加领域' },
  { code: 'units', label: '增加单位' },
] as const

/** 增加领域、单位 in a running round. */
export function Join({
  round,
  onChanged,
  onLook,
}: {
  round: RoundDetail
  onChanged: (round: RoundDetail) => void
  onLook: () => void
}) {
  const [scope, setScope] = useState<RoundScope | null>(null)
  const { busy, errors, run } = useAction(onLook)
  const joined = round.extensions.filter((extension) => extension.joined)
  return (
    <Card>
      <View className="row between">
        <Heading level={2}>领域和单位</Heading>
        <Button kind="plain" disabled={busy} onPress={() => run(async () => setScope(await roundScope(round.code)))}>
          增加
        </Button>
      </View>
      <Text className="muted">{`${round.domains.length} 个领域：${round.domains.map(({ name }) => name).join('、')}`}</Text>
      {joined.length > 0 ? <Text className="muted">后来加入的，按自己的期限：</Text> : null}
      {joined.map(({ id, organisation, domain, phase, dueOn }) => (
        <Text key={id}>{`${organisation.name}“${domain?.name ?? ''}”：${labelOf(PHASES, phase)} ${dueOn}`}</Text>
      ))}
      <Refused texts={scope ? [] : errors} />
      {scope ? (
        <JoinSheet
          round={round}
          scope={scope}
          onClose={() => setScope(null)}
          onLook={onLook}
          onJoined={(changed) => {
            setScope(null)
            onChanged(changed)
          }}
        />
      ) : null}
    </Card>
  )
}

function JoinSheet({
  round,
  scope,
  onClose,
  onLook,
  onJoined,
}: {
  round: RoundDetail
  scope: RoundScope
  onClose: () => void
  onLook: () => void
  onJoined: (round: RoundDetail) => void
}) {
  const fresh = scope.domains.filter(({ inRound }) => inRound.length === 0)
  const open = scope.domains.filter(({ inRound, closed }) => inRound.length > 0 && !closed)
  const [way, setWay] = useState<'domains' | 'units'>(fresh.length > 0 ? 'domains' : 'units')
  const [domains, setDomains] = useState<string[]>([])
  const [units, setUnits] = useState<string[]>([])
  const [dates, setDates] = useState<Record<string, string>>({})
  const [reason, setReason] = useState('')
  const { busy, run, at, rest } = useAction(onLook)
  const phases = phasesOfRound(round.kind).filter(
    (phase) => phase === 'catalogue' || scope.domains.some((one) => domains.includes(one.code) && one.phase === phase),
  )
  const asked = phases.flatMap((phase) =>
    (way === 'domains' ? (['towns', 'leads'] as const) : (['towns'] as const)).map((audience) => ({ phase, audience })),
  )
  const milestones = asked.flatMap(({ phase, audience }): JoinRoundRequest['milestones'] => {
    const date = dates[`${phase}/${audience}`]
    return date ? [{ phase, audience, date }] : []
  })
  const save = () =>
    run(async () => {
      const chosen = way === 'units' ? { unitCodes: units } : {}
      const body = { version: round.version, domainCodes: domains, ...chosen, milestones, reason: reason.trim() }
      onJoined(await joinRound(round.code, body))
      done('已加入本轮')
    })
  return (
    <Sheet title="增加领域或单位" onClose={onClose}>
      <ChoiceChips
        single
        label="增加什么"
        options={WAYS}
        value={[way]}
        onChange={([chosen]) => {
          setWay(chosen ?? way)
          setDomains([])
        }}
      />
      {way === 'domains' && fresh.length === 0 ? <Text className="muted">在用的领域都已在本轮。</Text> : null}
      <PickMany
        label={way === 'domains' ? '增加的领域' : '在哪些领域'}
        choices={way === 'domains' ? fresh : open}
        value={domains}
        issues={at('domainCodes')}
        onChange={setDomains}
      />
      {way === 'units' ? (
        <PickMany label="增加的单位" choices={scope.units} value={units} issues={at('unitCodes')} onChange={setUnits} />
      ) : (
        <Text className="muted">牵头单位和全部落实单位随领域一起加入。</Text>
      )}
      {asked.map(({ phase, audience }) => {
        const label = `${labelOf(PHASES, phase)}：${labelOf(AUDIENCES, audience)}`
        const place = milestones.findIndex((one) => one.phase === phase && one.audience === audience)
        return (
          <FieldFrame key={label} label={`${label}（自己的期限）`} issues={place < 0 ? [] : at(`milestones/${place}`)}>
            <DateInput
              label={label}
              value={dates[`${phase}/${audience}`] ?? dateOf(round, phase, audience)}
              onChange={(date) => setDates({ ...dates, [`${phase}/${audience}`]: date })}
            />
          </FieldFrame>
        )
      })}
      <Field label="理由" value={reason} issues={at('reason')} onChange={setReason} />
      <Refused
        texts={rest('domainCodes', 'unitCodes', 'reason', ...milestones.map((_, index) => `milestones/${index}`))}
      />
      <View className="row after">
        <Button disabled={busy || domains.length === 0 || (way === 'units' && units.length === 0)} onPress={save}>
          确认增加
        </Button>
      </View>
    </Sheet>
  )
}

const dateOf = ({ milestones }: RoundDetail, phase: string, audience: string) =>
  milestones.find((one) => one.phase === phase && one.audience === audience)?.date ?? ''
