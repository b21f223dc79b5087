import { labelOf } from '@gongkai/shared/base/template/entry-template'
import { PHASES } from '@gongkai/shared/base/words/phases'
import { phasesOfRound } from '@gongkai/shared/district/round/phases-of-round'
import type { PhaseStanding, RoundDetail } from '@gongkai/shared/district/round/round.contract'
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { done } from '@/platform/navigate'
import { useAction } from '@/platform/use-action'
import { Button } from '@/ui/button'
import { Heading } from '@/ui/native'
import { ReasonDialog } from '@/ui/reason-dialog'
import { Tag } from '@/ui/status-tag'
import { Card, Refused } from '@/ui/views'
import { phaseStanding, turnPhase } from './api'

/** The phases of a round that are filled in: each open or closed. */
export function Phases({
  round,
  onChanged,
  onLook,
}: {
  round: RoundDetail
  onChanged: (round: RoundDetail) => void
  onLook: () => void
}) {
  const [turning, setTurning] = useState<PhaseStanding | null>(null)
  const { busy, errors, run } = useAction(onLook)
  const closed = turning ? round.closedPhases.includes(turning.phase) : false
  const turn = async (reason: string) => {
    if (!turning) return false
    const finished = await run(async () => {
      const request = { version: round.version, reason }
      onChanged(await turnPhase(round.code, turning.phase, closed ? 'reopening' : 'closure', request))
      done(closed ? '已重新开放' : '已关闭')
    })
    if (finished) setTurning(null)
    return finished
  }
  return (
    <Card>
      <Heading level={2}>阶段</Heading>
      {phasesOfRound(round.kind).map((phase) => {
        const closure = round.closures.find((other) => other.phase === phase)
        const name = labelOf(PHASES, phase)
        return (
          <View key={phase} className="row between answered">
            <View className="answered-name">
              <View className="row">
                <Text className="fact">{name}</Text>
                {closure ? <Tag tone="bad">已关闭</Tag> : <Tag tone="ok">开放</Tag>}
              </View>
              {closure ? <Text className="muted">{`${closure.by}，${closure.at.slice(0, 10)}`}</Text> : null}
            </View>
            <Button
              kind="plain"
              label={`${closure ? '重新开放' : '关闭'} ${name}`}
              disabled={busy}
              onPress={() => run(async () => setTurning(await phaseStanding(round.code, phase)))}
            >
              {closure ? '重新开放' : '关闭'}
            </Button>
          </View>
        )
      })}
      <Refused texts={turning ? [] : errors} />
      {turning ? (
        <ReasonDialog
          place={`phase/${round.code}/${turning.phase}`}
          title={`${closed ? '重新开放' : '关闭'}“${labelOf(PHASES, turning.phase)}”？`}
          note={
            closed
              ? '开放后，还没有报送的单位可以继续报送。'
              : `还有 ${turning.open} 项任务没有报送，关闭后不能再报送；待审核的 ${turning.waiting} 项照常审核。`
          }
          label="理由"
          ready={closed ? ['个别单位需要补报'] : ['本阶段已经结束，开始汇总']}
          confirm={closed ? '确认开放' : '确认关闭'}
          busy={busy}
          errors={errors}
          onConfirm={turn}
          onCancel={() => setTurning(null)}
        />
      ) : null}
    </Card>
  )
}
