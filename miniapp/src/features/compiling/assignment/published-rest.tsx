import type { AssignmentDetail } from '@gongkai/shared/compiling/assignment/assignment.contract'
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { done } from '@/platform/navigate'
import { useAction } from '@/platform/use-action'
import { Button } from '@/ui/button'
import { Check, Heading } from '@/ui/native'
import { Card, Refused } from '@/ui/views'
import { CancelDialog, type Cancellation } from '../entry/cancel-dialog'
import { entryName } from '../entry/words'
import { cancelItems, takeBackCancellation } from './api'

/** Below the rows: published items of the unit that none of them goes on with. They stay as they are, unless they are cancelled. */
export function PublishedRest({
  detail,
  onChanged,
  onLook,
}: {
  detail: AssignmentDetail
  onChanged: (detail: AssignmentDetail) => void
  /** reads the assignment anew */ onLook: () => void
}) {
  const [unfolded, setUnfolded] = useState(false)
  const [chosen, setChosen] = useState<string[]>([])
  const [asking, setAsking] = useState(false)
  const { busy, errors, run } = useAction(onLook)
  const { id, version, entries, published } = detail
  if (published.kept.length + published.cancelled.length === 0) return null
  const { kept, cancelled } = published
  if (detail.noDutyReason)
    return (
      <View className="note warn">
        {`现行目录（${published.edition}）里本单位的 ${kept.length + cancelled.length} 项将随下一版目录撤销，群众会看到理由。`}
      </View>
    )
  const editable = detail.can.edit.length === 0
  const picked = kept.filter((item) => chosen.includes(item.id))
  const act = (answer: () => Promise<AssignmentDetail>, words: string) =>
    run(async () => {
      onChanged(await answer())
      setAsking(false)
      setChosen([])
      done(words)
    })
  const cancel = (cancellation: Cancellation) =>
    act(
      () => cancelItems(id, { version, numbers: picked.map((item) => item.id), ...cancellation }),
      `已取消 ${picked.length} 项`,
    )
  return (
    <Card>
      <View className="stack">
        <Heading level={2}>{`现行目录（${published.edition}）里的其他事项`}</Heading>
        {kept.length > 0 ? (
          <View className="row between">
            <Text>{`还有 ${kept.length} 项没有对应的行，将原样沿用。`}</Text>
            <Button kind="link" onPress={() => setUnfolded(!unfolded)}>
              {unfolded ? '收起' : '查看'}
            </Button>
          </View>
        ) : null}
        {unfolded
          ? kept.map((item) =>
              editable ? (
                <Check
                  key={item.id}
                  className="pick"
                  label={item.name}
                  checked={chosen.includes(item.id)}
                  disabled={busy}
                  onChange={(on) => setChosen(on ? [...chosen, item.id] : chosen.filter((one) => one !== item.id))}
                >
                  <Text className="domain-name">{item.name}</Text>
                  <Text className="muted">{`编号 ${item.id}`}</Text>
                </Check>
              ) : (
                <Text key={item.id}>{`${item.name}（编号 ${item.id}）`}</Text>
              ),
            )
          : null}
        {unfolded && editable && kept.length > 0 ? (
          <Button kind="danger" disabled={busy || picked.length === 0} onPress={() => setAsking(true)}>
            {picked.length > 0 ? `取消所选 ${picked.length} 项（写明原因）` : '选中不再公开的事项，可以取消'}
          </Button>
        ) : null}
        {cancelled.length > 0 ? <Text>{`${cancelled.length} 项将随下一版目录撤销：`}</Text> : null}
        {cancelled.map((item) => (
          <View key={item.id} className="row between">
            <View>
              <Text>{`${item.name}（编号 ${item.id}）`}</Text>
              <Text className="muted">{`原因：${item.reason}${intoWords(item.intoEntryId, entries)}`}</Text>
            </View>
            {editable ? (
              <Button
                kind="link"
                label={`恢复${item.name}`}
                disabled={busy}
                onPress={() => act(() => takeBackCancellation(id, item.id, version), '已恢复')}
              >
                恢复
              </Button>
            ) : null}
          </View>
        ))}
        {asking ? null : <Refused texts={errors} />}
      </View>
      {asking ? (
        <CancelDialog
          items={picked}
          deleting={0}
          rows={entries.map((entry) => ({ id: entry.id, name: entryName(entry.fields) }))}
          busy={busy}
          errors={errors}
          onConfirm={cancel}
          onCancel={() => setAsking(false)}
        />
      ) : null}
    </Card>
  )
}

function intoWords(id: number | null, entries: AssignmentDetail['entries']): string {
  const into = entries.find((entry) => entry.id === id)
  return into ? `；并入《${entryName(into.fields)}》` : ''
}
