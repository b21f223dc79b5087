import type { DeleteRoundEffect, RoundDetail } from '@gongkai/shared/district/round/round.contract'
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { done, leave } from '@/platform/navigate'
import { useAction } from '@/platform/use-action'
import { Button } from '@/ui/button'
import { Heading } from '@/ui/native'
import { ReasonDialog } from '@/ui/reason-dialog'
import { Card, Refused } from '@/ui/views'
import { deleteEffect, deleteRound } from './api'

/** So many units are named; the others are counted. */
const NAMED = 5

/** 删除 of a round opened by mistake, after a look at what would be lost. */
export function Delete({ round, onLook }: { round: RoundDetail; onLook: () => void }) {
  const [effect, setEffect] = useState<DeleteRoundEffect | null>(null)
  const { busy, errors, run } = useAction(onLook)
  const remove = (reason: string) =>
    run(async () => {
      await deleteRound(round.code, { version: round.version, reason })
      done('已删除')
      leave('todo')
    })
  const allowed = effect !== null && effect.refusals.length === 0
  return (
    <Card>
      <Heading level={2}>删除轮次</Heading>
      <Text className="muted">误建的轮次，还没有单位报送以前可以删除；各单位会收到通知，留痕保留。</Text>
      <Refused texts={allowed ? [] : [...(effect?.refusals.map(({ text }) => text) ?? []), ...errors]} />
      <View className="row after">
        <Button
          kind="danger"
          disabled={busy}
          onPress={() => run(async () => setEffect(await deleteEffect(round.code)))}
        >
          删除轮次
        </Button>
      </View>
      {allowed ? (
        <ReasonDialog
          place={`round-deleted/${round.code}`}
          title={`删除“${round.name}”？`}
          note={`${effect.assignments} 项任务将一并删除，不能恢复。`}
          label="理由"
          ready={['轮次建错，重新新建', '编制工作重新安排']}
          confirm="确认删除"
          busy={busy}
          errors={errors}
          onConfirm={remove}
          onCancel={() => setEffect(null)}
        >
          {effect.rows > 0 ? (
            <View className="note warn">
              {`${effect.begun.slice(0, NAMED).join('、')}${
                effect.begun.length > NAMED ? `等 ${effect.begun.length} 个单位` : ''
              }已填写 ${effect.rows} 个事项，会随之删除。`}
            </View>
          ) : null}
        </ReasonDialog>
      ) : null}
    </Card>
  )
}
