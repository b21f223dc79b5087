import type { RoundDetail } from '@gongkai/shared/district/round/round.contract'
import { View } from '@tarojs/components'
import { done } from '@/platform/navigate'
import { useAction } from '@/platform/use-action'
import { useTyped } from '@/platform/use-typed'
import { Button } from '@/ui/button'
import { Field } from '@/ui/field'
import { Heading } from '@/ui/native'
import { Card, Refused } from '@/ui/views'
import { renameRound } from './api'

export function Rename({
  round,
  onChanged,
  onLook,
}: {
  round: RoundDetail
  onChanged: (round: RoundDetail) => void
  onLook: () => void
}) {
  const [name, setName, forget] = useTyped(round.name)
  const { busy, run, at, rest } = useAction(onLook)
  return (
    <Card>
      <Heading level={2}>名称</Heading>
      <Field label="轮次名称" value={name} issues={at('name')} onChange={setName} />
      <Refused texts={rest('name')} />
      <View className="row after">
        <Button
          kind="plain"
          disabled={busy || name.trim() === round.name}
          onPress={() =>
            run(async () => {
              onChanged(await renameRound(round.code, { version: round.version, name }))
              forget()
              done('已保存')
            })
          }
        >
          保存名称
        </Button>
      </View>
    </Card>
  )
}
