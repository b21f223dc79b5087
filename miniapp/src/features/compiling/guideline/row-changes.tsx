import type { EntryFields } from '@gongkai/shared/base/template/entry'
import { labelOf, STAGES } from '@gongkai/shared/base/template/entry-template'
import type { GuidelineVersionDetail, RowChangeView } from '@gongkai/shared/compiling/guideline/guideline.contract'
import { Text, View } from '@tarojs/components'
import { type ReactNode, useState } from 'react'
import { done } from '@/platform/navigate'
import { useAction } from '@/platform/use-action'
import { Button } from '@/ui/button'
import { Check, Heading } from '@/ui/native'
import { Tag, type Tone } from '@/ui/status-tag'
import { Card, Refused } from '@/ui/views'
import { entryName } from '../entry/words'
import { FieldsBeside } from '../review/fields-beside'
import { changeRows } from './api'
import { ModelFields } from './model-fields'

const KINDS: readonly { code: RowChangeView['kind']; label: string; tone: Tone }[] = [
  { code: 'new', label: '新增', tone: 'ok' },
  { code: 'changed', label: '修改', tone: 'brand' },
  { code: 'gone', label: '不再适用', tone: 'bad' },
]

/** The rows that a version adds, changes and retires, in this order. */
export function RowChanges({
  changes,
  editable,
  busy,
  onEdit,
  onRemove,
}: {
  changes: readonly RowChangeView[]
  editable: boolean
  busy: boolean
  onEdit: (changeId: number) => void
  onRemove: (changeId: number) => void
}) {
  return (
    <View className="list">
      {KINDS.flatMap(({ code, label, tone }) =>
        changes
          .filter(({ kind }) => kind === code)
          .map((change) => (
            <Card key={change.id}>
              <View className="row between">
                <Heading level={3}>{nameOf(change)}</Heading>
                <Tag tone={tone}>{label}</Tag>
              </View>
              <Difference change={change}>
                {editable && code !== 'gone' ? (
                  <Button
                    kind="link"
                    label={`修改 ${nameOf(change)}`}
                    disabled={busy}
                    onPress={() => onEdit(change.id)}
                  >
                    修改
                  </Button>
                ) : null}
                {editable ? (
                  <Button
                    kind="link"
                    label={`移出这一版 ${nameOf(change)}`}
                    disabled={busy}
                    onPress={() => onRemove(change.id)}
                  >
                    移出这一版
                  </Button>
                ) : null}
              </Difference>
            </Card>
          )),
      )}
    </View>
  )
}

const nameOf = ({ before, after }: RowChangeView): string => {
  const fields = after ?? before
  return fields ? entryName(fields) : ''
}

/** Of a changed row the fields that differ, of another all of it on demand; `children` are the acts upon it. */
function Difference({ change, children }: { change: RowChangeView; children: ReactNode }) {
  const [unfolded, setUnfolded] = useState(false)
  const { kind, before, after, fields, proposedStages } = change
  const whole = after ?? before
  if (!whole) return null
  const was = Object.fromEntries(fields.map((field) => [field, before?.[field]])) as Partial<EntryFields>
  return (
    <>
      {kind === 'changed' && after ? (
        <FieldsBeside fields={after} shown={fields} changed={was} beside={[{ name: '原为', held: was }]} />
      ) : null}
      {proposedStages.length > 0 ? (
        <Text className="muted">
          {`缺“五公开”阶段，按文字建议：${proposedStages.map((stage) => labelOf(STAGES, stage)).join('、')}`}
        </Text>
      ) : null}
      {unfolded ? <ModelFields fields={whole} /> : null}
      <View className="row">
        <Button
          kind="link"
          label={`${unfolded ? '收起' : '全部内容'} ${nameOf(change)}`}
          onPress={() => setUnfolded(!unfolded)}
        >
          {unfolded ? '收起' : '全部内容'}
        </Button>
        {children}
      </View>
    </>
  )
}

/** The rows that a version leaves as they are; of a superior's table those that it does not hold, which its keeper may retire. */
export function SameRows({
  detail,
  editable,
  onChanged,
  onLook,
}: {
  detail: GuidelineVersionDetail
  editable: boolean
  onChanged: (detail: GuidelineVersionDetail) => void
  onLook: () => void
}) {
  const [unfolded, setUnfolded] = useState(false)
  const [chosen, setChosen] = useState<number[]>([])
  const { busy, errors, run } = useAction(onLook)
  const { id, domain, version, same } = detail
  if (same.length === 0) return null
  const retire = () =>
    run(async () => {
      onChanged(await changeRows(domain.code, { version, kind: 'gone', itemIds: chosen, into: id }))
      setChosen([])
      done('已放入这一版')
    })
  return (
    <Card>
      <View className="row between">
        <Text>{`不变 ${same.length} 行`}</Text>
        <Button kind="link" onPress={() => setUnfolded(!unfolded)}>
          {unfolded ? '收起不变的行' : '查看不变的行'}
        </Button>
      </View>
      {unfolded && editable ? (
        <Text className="muted">这一版没有提到的行照旧适用；上级已经取消的，可以勾选后标为不再适用。</Text>
      ) : null}
      {unfolded
        ? same.map((row) =>
            editable ? (
              <Check
                key={row.id}
                className="pick"
                label={row.name}
                checked={chosen.includes(row.id)}
                onChange={(on) => setChosen(on ? [...chosen, row.id] : chosen.filter((one) => one !== row.id))}
              >
                <Text>{row.name}</Text>
              </Check>
            ) : (
              <Text key={row.id} className="answered">
                {row.name}
              </Text>
            ),
          )
        : null}
      <Refused texts={errors} />
      {unfolded && editable && chosen.length > 0 ? (
        <View className="row">
          <Button kind="plain" disabled={busy} onPress={retire}>
            {`所选 ${chosen.length} 行不再适用`}
          </Button>
        </View>
      ) : null}
    </Card>
  )
}
