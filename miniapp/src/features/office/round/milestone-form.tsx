import { labelOf } from '@gongkai/shared/base/template/entry-template'
import { PHASES } from '@gongkai/shared/base/words/phases'
import { AUDIENCES, type MilestoneEffect, type RoundDetail } from '@gongkai/shared/district/round/round.contract'
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { done } from '@/platform/navigate'
import { useAction } from '@/platform/use-action'
import { Button } from '@/ui/button'
import { Field } from '@/ui/field'
import { FieldFrame } from '@/ui/field-frame'
import { DateInput, Sheet } from '@/ui/form-native'
import { Heading } from '@/ui/native'
import { Refused } from '@/ui/views'
import { milestoneEffect, moveMilestone } from './api'

type Milestone = RoundDetail['milestones'][number]

/** The units affected, a line each: first those that become late. */
function Affected({ effect }: { effect: MilestoneEffect }) {
  const { units } = effect
  const late = units.reduce((sum, { becomesLate }) => sum + becomesLate, 0)
  const saved = units.reduce((sum, { noLongerLate }) => sum + noLongerLate, 0)
  const open = units.reduce((sum, { open }) => sum + open, 0)
  return (
    <View className="stack tight">
      <Heading level={3}>影响</Heading>
      {units.length === 0 ? <Text className="muted">没有单位的填报任务受影响。</Text> : null}
      {units.length > 0 ? (
        <Text>{`${units.length} 个单位，${open} 项任务还没有报送；${late} 项变为逾期，${saved} 项不再逾期。`}</Text>
      ) : null}
      {[...units]
        .sort((a, b) => b.becomesLate - a.becomesLate)
        .map((unit) => (
          <View key={unit.code} className="answered">
            <Text className="found-name">{unit.name}</Text>
            <Text className={unit.becomesLate > 0 ? 'standing-late' : 'muted'}>
              {[
                `${unit.open} / ${unit.assignments} 项未报送`,
                unit.becomesLate > 0 ? `${unit.becomesLate} 项变为逾期` : '',
                unit.noLongerLate > 0 ? `${unit.noLongerLate} 项不再逾期` : '',
                unit.extendedTo ? `已延期到 ${unit.extendedTo}` : '',
              ]
                .filter(Boolean)
                .join('，')}
            </Text>
          </View>
        ))}
      {effect.notes.map(({ text }) => (
        <View key={text} className="note warn">
          {text}
        </View>
      ))}
    </View>
  )
}

/** 调整时限: the new date, then who is affected, then the reason and the act. */
export function MilestoneForm({
  round,
  milestone,
  onMoved,
  onClose,
  onLook,
}: {
  round: RoundDetail
  milestone: Milestone
  onMoved: (round: RoundDetail) => void
  onClose: () => void
  /** reads the round anew */ onLook: () => void
}) {
  const [date, setDate] = useState(milestone.date)
  const [reason, setReason] = useState('')
  const [effect, setEffect] = useState<MilestoneEffect | null>(null)
  const { busy, run, at, rest } = useAction(() => {
    onLook()
    setEffect(null)
  })
  const { phase, audience } = milestone
  const look = () => run(async () => setEffect(await milestoneEffect(round.code, { phase, audience, date })))
  const move = () =>
    run(async () => {
      onMoved(await moveMilestone(round.code, { version: round.version, phase, audience, date, reason: reason.trim() }))
      done('时限已调整')
    })
  return (
    <Sheet title="调整时限" onClose={onClose}>
      <Text>{`${labelOf(PHASES, phase)}，${labelOf(AUDIENCES, audience)}，现在是 ${milestone.date}`}</Text>
      <FieldFrame label="新的日期" issues={at('date')}>
        <DateInput
          label="新的日期"
          value={date}
          onChange={(changed) => {
            setDate(changed)
            setEffect(null)
          }}
        />
      </FieldFrame>
      {effect ? (
        <>
          <Affected effect={effect} />
          <Refused texts={effect.refusals.map(({ text }) => text)} />
          {effect.refusals.length === 0 ? (
            <>
              <Field label="调整理由" value={reason} issues={at('reason')} onChange={setReason} />
              <Refused texts={rest('reason', 'date')} />
              <View className="row">
                <Button disabled={busy} onPress={move}>{`改为 ${date}`}</Button>
              </View>
            </>
          ) : null}
        </>
      ) : (
        <>
          <Refused texts={rest('date')} />
          <View className="row">
            <Button disabled={busy || date === milestone.date || !date} onPress={look}>
              查看影响
            </Button>
          </View>
        </>
      )}
    </Sheet>
  )
}
