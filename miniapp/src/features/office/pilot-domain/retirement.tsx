import type { PilotDomainView, RetireEffect } from '@gongkai/shared/district/pilot-domain/pilot-domain.contract'
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { done } from '@/platform/navigate'
import { useAction } from '@/platform/use-action'
import { Button } from '@/ui/button'
import { Heading } from '@/ui/native'
import { ReasonDialog } from '@/ui/reason-dialog'
import { Card, Refused } from '@/ui/views'
import { retireEffect, turnPilotDomain } from './api'

/** So many items are named; the others are counted. */
const NAMED = 5

/** 停用 with a look at what stays published, or 恢复. */
export function Retirement({
  pilotDomain: { code, name, version, retired },
  onChanged,
  onLook,
}: {
  pilotDomain: PilotDomainView
  onChanged: (changed: PilotDomainView) => void
  onLook: () => void
}) {
  const [effect, setEffect] = useState<RetireEffect | null>(null)
  const [asking, setAsking] = useState(false)
  const { busy, errors, run } = useAction(onLook)
  const close = () => {
    setEffect(null)
    setAsking(false)
  }
  const turn = async (reason: string) => {
    const finished = await run(async () => {
      onChanged(await turnPilotDomain(code, retired ? 'reinstatement' : 'retirement', { version, reason }))
      done(retired ? '已恢复' : '已停用')
    })
    if (finished) close()
    return finished
  }
  const look = () =>
    run(async () => {
      setEffect(await retireEffect(code))
      setAsking(true)
    })
  return (
    <Card>
      <Heading level={2}>{retired ? '恢复使用' : '停用'}</Heading>
      <Text className="muted">
        {retired
          ? `${retired.on} 停用：${retired.reason}。恢复后，新的轮次照常编制，代码和已有的公开事项编号不变。`
          : '停用后，新的轮次不再编制这个领域；历史和已经公开的事项都保留，随时可以恢复。'}
      </Text>
      <Refused texts={asking ? [] : errors} />
      <View className="row after">
        {retired ? (
          <Button kind="plain" disabled={busy} onPress={() => setAsking(true)}>
            恢复
          </Button>
        ) : (
          <Button kind="danger" disabled={busy} onPress={look}>
            停用
          </Button>
        )}
      </View>
      {asking ? (
        <ReasonDialog
          place={`domain-use/${code}`}
          title={retired ? `恢复“${name}”？` : `停用“${name}”？`}
          note={retired ? '牵头单位和落实单位会收到通知。' : '牵头单位和落实单位会收到通知；新的轮次不再包括这个领域。'}
          label="理由"
          ready={retired ? ['继续落实这个领域'] : ['职能调整，不再落实', '与其他领域合并']}
          confirm={retired ? '确认恢复' : '确认停用'}
          busy={busy}
          errors={errors}
          onConfirm={turn}
          onCancel={close}
        >
          {effect ? <Losses effect={effect} /> : null}
        </ReasonDialog>
      ) : null}
    </Card>
  )
}

function Losses({ effect: { published, openRounds, refusals } }: { effect: RetireEffect }) {
  const names = published.items.slice(0, NAMED).map((item) => `${item.organisation}《${item.name}》`)
  return (
    <View className="stack tight">
      {published.total > 0 ? (
        <View className="note warn">
          {`群众现在能看到 ${published.total} 项（${published.edition}）：${names.join('、')}${
            published.total > NAMED ? ' 等' : ''
          }。停用后继续公开；不再公开的，要在发布新版目录时写明理由撤销，有关单位会收到通知。`}
        </View>
      ) : (
        <Text className="muted">现行目录里没有这个领域的事项，群众看到的内容不变。</Text>
      )}
      {openRounds.map((round) => (
        <View key={round.name} className="note info">
          {`${round.name}：还有 ${round.open} 项任务没有办结，停用后照常办理。`}
        </View>
      ))}
      <Refused texts={refusals.map(({ text }) => text)} />
    </View>
  )
}
