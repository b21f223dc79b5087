import { labelOf, NOT_KNOWN_YET } from '@gongkai/shared/base/template/entry-template'
import { PHASES } from '@gongkai/shared/base/words/phases'
import type { OrganisationSummary } from '@gongkai/shared/district/organisation/organisation.contract'
import type {
  LeadsEffect,
  LeadsOutcome,
  PilotDomainView,
} from '@gongkai/shared/district/pilot-domain/pilot-domain.contract'
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { done } from '@/platform/navigate'
import { useAction } from '@/platform/use-action'
import { useTyped } from '@/platform/use-typed'
import { Button } from '@/ui/button'
import { Heading } from '@/ui/native'
import { PickField } from '@/ui/pick-field'
import { ReasonDialog } from '@/ui/reason-dialog'
import { Card, Refused } from '@/ui/views'
import { changeLeads, leadsEffect } from './api'

export const NOBODY = { code: '', name: '没有（只有一个牵头单位）' }
const OUTCOMES: Record<LeadsOutcome, (awaits: readonly string[]) => string> = {
  stays: () => '保持已通过',
  awaits: (awaits) => `等待${awaits.join('、')}审核`,
  settles: () => '其余牵头单位都已通过，随之通过',
}

/** The effect of the change in rounds that are not finished. */
function Effect({ effect }: { effect: LeadsEffect }) {
  return (
    <View className="stack tight">
      <Heading level={3}>影响</Heading>
      {effect.transfers.map(({ assignmentId, round, from, to }) => (
        <Text key={assignmentId}>{`${round}：${from.name}本级的事项移交给${to.name}`}</Text>
      ))}
      {effect.begins.map(({ round, organisation }) => (
        <Text key={`${round}/${organisation.code}`}>{`${round}：${organisation.name}开始填报本级的事项`}</Text>
      ))}
      {effect.submissions.length === 0 ? <Text className="muted">没有待审核或已通过的报送受影响。</Text> : null}
      {effect.submissions.map((submission) => (
        <View key={submission.assignmentId} className="answered">
          <Text className="found-name">{submission.organisation.name}</Text>
          <Text className="muted">
            {`${labelOf(PHASES, submission.phase)}，${OUTCOMES[submission.outcome]?.(submission.awaits) ?? NOT_KNOWN_YET}${
              submission.approvedBy.length > 0 ? `（${submission.approvedBy.join('、')}已通过）` : ''
            }`}
          </Text>
        </View>
      ))}
    </View>
  )
}

/** 牵头单位: a change is looked at before it is made. */
export function Leads({
  pilotDomain,
  agencies,
  onChanged,
  onLook,
}: {
  pilotDomain: PilotDomainView
  agencies: OrganisationSummary[]
  onChanged: (changed: PilotDomainView) => void
  onLook: () => void
}) {
  const [first, setFirst, forgetFirst] = useTyped(pilotDomain.leads[0]?.code ?? '')
  const [second, setSecond, forgetSecond] = useTyped(pilotDomain.leads[1]?.code ?? '')
  const [effect, setEffect] = useState<LeadsEffect | null>(null)
  const [asking, setAsking] = useState(false)
  // The effect of the change is looked at anew too, before the change is offered again.
  const { busy, errors, run } = useAction(() => {
    setEffect(null)
    setAsking(false)
    onLook()
  })
  const leads = [first, second].filter(Boolean)
  const same = leads.join() === pilotDomain.leads.map(({ code }) => code).join()
  const pick = (set: (code: string) => void) => (code: string) => {
    set(code)
    setEffect(null)
  }
  const choices = agencies.map(({ code, name }) => ({ code, name }))
  const change = async (reason: string) => {
    const finished = await run(async () => {
      onChanged(await changeLeads(pilotDomain.code, { version: pilotDomain.version, leads, reason }))
      setEffect(null)
      forgetFirst()
      forgetSecond()
      done('牵头单位已调整')
    })
    if (finished) setAsking(false)
    return finished
  }
  return (
    <Card>
      <Heading level={2}>牵头单位</Heading>
      {pilotDomain.openRounds.length > 0 ? (
        <Text className="muted">{`正在编制：${pilotDomain.openRounds.join('、')}。调整前先看影响。`}</Text>
      ) : null}
      <PickField label="牵头单位" value={first} choices={choices} onPick={pick(setFirst)} />
      <PickField label="第二牵头单位" value={second} choices={[NOBODY, ...choices]} onPick={pick(setSecond)} />
      {effect ? <Effect effect={effect} /> : null}
      <Refused texts={effect?.refusals.map(({ text }) => text) ?? []} />
      <Refused texts={asking ? [] : errors} />
      <View className="row after">
        {effect && effect.refusals.length === 0 ? (
          <Button disabled={busy} onPress={() => setAsking(true)}>
            调整牵头单位
          </Button>
        ) : (
          <Button
            disabled={busy || same}
            onPress={() => run(async () => setEffect(await leadsEffect(pilotDomain.code, leads)))}
          >
            查看影响
          </Button>
        )}
      </View>
      {asking && effect ? (
        <ReasonDialog
          place={`leads/${pilotDomain.code}`}
          title="调整牵头单位？"
          note={`“${pilotDomain.name}”由${effect.before.map(({ name }) => name).join('、')}改为${effect.after
            .map(({ name }) => name)
            .join('、')}。`}
          label="理由"
          ready={['机构职能调整', '通知附件 1 有误']}
          confirm="确认调整"
          busy={busy}
          errors={errors}
          onConfirm={change}
          onCancel={() => setAsking(false)}
        />
      ) : null}
    </Card>
  )
}
