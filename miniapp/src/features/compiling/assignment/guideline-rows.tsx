import type { AssignmentDetail, GuidelineItemView } from '@gongkai/shared/compiling/assignment/assignment.contract'
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { done } from '@/platform/navigate'
import { useAction } from '@/platform/use-action'
import { useQuery } from '@/platform/use-query'
import { Button } from '@/ui/button'
import { Heading } from '@/ui/native'
import { ReasonDialog } from '@/ui/reason-dialog'
import { Empty, Loaded, Refused } from '@/ui/views'
import { adopt, decline, guideline, takeBackDecline } from './api'
import { GuidelineRow, isAnswered } from './guideline-row'

const REASONS = ['该事项由区级部门办理', '本辖区没有此类对象', '职权已调整，不再承担'] as const

const whatToDo = (open: number, mustAnswer: boolean) => {
  if (open === 0) return '已全部处理。'
  return mustAnswer
    ? `还有 ${open} 行要处理：我单位有此职责的采用，没有的说明理由。`
    : '本村（社区）有的采用，再按实际情况修改；没有的不用管。'
}

/**
 * The model rows of the domain: each is adopted, or declined with a reason; none may stay unanswered (避免“一刀切”). A village only
 * starts from them: it is its town that answers for the domain.
 */
export function GuidelineRows({
  assignmentId,
  version,
  mustAnswer,
  onChanged,
  onLook,
}: {
  assignmentId: number
  /** of the assignment */ version: number
  mustAnswer: boolean
  onChanged: (detail: AssignmentDetail) => void
  /** reads the assignment anew */ onLook: () => void
}) {
  const query = useQuery(`guideline/${assignmentId}`, () => guideline(assignmentId))
  const [chosen, setChosen] = useState<number[]>([])
  const [unfolded, setUnfolded] = useState(false)
  const [declining, setDeclining] = useState<number[] | null>(null)
  const { busy, errors, run } = useAction(() => {
    onLook()
    query.reload()
  })
  const act = (answer: () => Promise<AssignmentDetail>, words: string) =>
    run(async () => {
      onChanged(await answer())
      setChosen([])
      setDeclining(null)
      query.reload()
      done(words)
    })
  const take = (ids: number[]) => act(() => adopt(assignmentId, { guidelineItemIds: ids }), `已采用 ${ids.length} 行`)
  const refuse = (rows: number[], reason: string) =>
    act(
      () => decline(assignmentId, { version, items: rows.map((guidelineItemId) => ({ guidelineItemId, reason })) }),
      '已标注无此职责',
    )
  const undo = ({ id }: GuidelineItemView) => act(() => takeBackDecline(assignmentId, id, version), '已改为未处理')
  return (
    <View className="card">
      <Heading level={2}>标准指引</Heading>
      <Loaded query={query}>
        {(items) => {
          if (items.length === 0) return <Empty title="本领域没有标准指引，请自行增加" />
          const open = items.filter((item) => !isAnswered(item))
          return (
            <View className="stack">
              <Text className="muted">{`共 ${items.length} 行，${whatToDo(open.length, mustAnswer)}`}</Text>
              {(unfolded ? items : open).map((item) => (
                <GuidelineRow
                  key={item.id}
                  item={item}
                  chosen={chosen.includes(item.id)}
                  busy={busy}
                  onChoose={(on) => setChosen(on ? [...chosen, item.id] : chosen.filter((id) => id !== item.id))}
                  onUndo={() => undo(item)}
                />
              ))}
              {open.length < items.length ? (
                <View className="row">
                  <Button kind="link" onPress={() => setUnfolded(!unfolded)}>
                    {unfolded ? '收起已处理的行' : `查看已处理的 ${items.length - open.length} 行`}
                  </Button>
                </View>
              ) : null}
              {declining ? null : <Refused texts={errors} />}
              {open.length > 0 ? (
                <RowActs
                  open={open}
                  chosen={chosen}
                  mustAnswer={mustAnswer}
                  busy={busy}
                  onTake={take}
                  onDecline={() => setDeclining(chosen)}
                />
              ) : null}
              {declining ? (
                <ReasonDialog
                  place={`decline/${assignmentId}`}
                  title={`${declining.length} 行标注“无此职责”`}
                  note="审核的牵头单位会看到理由，报送前可以撤销。"
                  label="无此职责的理由"
                  ready={REASONS}
                  confirm="确认"
                  busy={busy}
                  errors={errors}
                  onCancel={() => setDeclining(null)}
                  onConfirm={(reason) => refuse(declining, reason)}
                />
              ) : null}
            </View>
          )
        }}
      </Loaded>
    </View>
  )
}

/** Acts upon the rows that are open: those chosen, or all. */
function RowActs({
  open,
  chosen,
  mustAnswer,
  busy,
  onTake,
  onDecline,
}: {
  open: readonly GuidelineItemView[]
  chosen: number[]
  mustAnswer: boolean
  busy: boolean
  onTake: (ids: number[]) => void
  onDecline: () => void
}) {
  return (
    <View className="row">
      <Button disabled={busy} onPress={() => onTake(chosen.length > 0 ? chosen : open.map(({ id }) => id))}>
        {chosen.length > 0 ? `采用所选 ${chosen.length} 行` : '全部采用'}
      </Button>
      {mustAnswer ? (
        <Button kind="plain" disabled={busy || chosen.length === 0} onPress={onDecline}>
          所选无此职责
        </Button>
      ) : null}
    </View>
  )
}
