import { labelOf } from '@gongkai/shared/base/template/entry-template'
import { PHASES } from '@gongkai/shared/base/words/phases'
import type { ExtensionView, RoundDetail } from '@gongkai/shared/district/round/round.contract'
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { useAction } from '@/platform/use-action'
import { Button } from '@/ui/button'
import { Heading } from '@/ui/native'
import { ReasonDialog } from '@/ui/reason-dialog'
import { Tag } from '@/ui/status-tag'
import { Card } from '@/ui/views'
import { withdrawExtension } from './api'
import { ExtensionForm } from './extension-form'

/** 延期 granted in a round, each to be taken back. */
export function Extensions({
  round,
  onChanged,
  onLook,
}: {
  round: RoundDetail
  onChanged: (round: RoundDetail) => void
  onLook: () => void
}) {
  const granted = round.extensions.filter(({ joined }) => !joined)
  const [granting, setGranting] = useState(false)
  const [taking, setTaking] = useState<ExtensionView | null>(null)
  const { busy, errors, run } = useAction(onLook)
  const take = async (reason: string) => {
    if (!taking) return false
    const finished = await run(async () =>
      onChanged(await withdrawExtension(taking.id, { version: round.version, reason })),
    )
    if (finished) setTaking(null)
    return finished
  }
  return (
    <Card>
      <View className="row between">
        <Heading level={2}>延期</Heading>
        <Button kind="plain" onPress={() => setGranting(true)}>
          批准延期
        </Button>
      </View>
      {granted.length === 0 ? <Text className="muted">本轮还没有批准过延期。</Text> : null}
      {granted.map((extension) => (
        <View key={extension.id} className="row between answered">
          <View className="answered-name">
            <Text className="fact">{extension.organisation.name}</Text>
            <Text className="muted">
              {`${labelOf(PHASES, extension.phase)}，${extension.domain?.name ?? '全部领域'}，延期到 ${extension.dueOn}`}
            </Text>
            <Text className="muted">{`${extension.reason}（${extension.by}，${extension.at.slice(0, 10)}）`}</Text>
          </View>
          {extension.withdrawn ? (
            <Tag>已收回</Tag>
          ) : (
            <Button
              kind="plain"
              label={`收回${extension.organisation.name}的延期`}
              onPress={() => setTaking(extension)}
            >
              收回
            </Button>
          )}
        </View>
      ))}
      {granting ? (
        <ExtensionForm
          round={round}
          onClose={() => setGranting(false)}
          onLook={onLook}
          onGranted={(changed) => {
            setGranting(false)
            onChanged(changed)
          }}
        />
      ) : null}
      {taking ? (
        <ReasonDialog
          place={`extension-back/${taking.id}`}
          title="收回延期？"
          note={`${taking.organisation.name}恢复按本轮的时限计算，可能因此逾期。`}
          label="理由"
          ready={['延期的情形已经消除']}
          confirm="确认收回"
          busy={busy}
          errors={errors}
          onConfirm={take}
          onCancel={() => setTaking(null)}
        />
      ) : null}
    </Card>
  )
}
