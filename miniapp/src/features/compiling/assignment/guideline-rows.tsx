import type { AssignmentDetail, GuidelineItemView } from '@gongkai/shared/compiling/assignment/assignment.contract'
import { Text, View } from '@tarojs/components'
import { type ReactNode, useState } from 'react'
import { done } from '@/platform/navigate'
import { useAction } from '@/platform/use-action'
import { useQuery } from '@/platform/use-query'
import { Button } from '@/ui/button'
import { Heading } from '@/ui/native'
import { ReasonDialog } from '@/ui/reason-dialog'
import { Empty, Loaded, Refused } from '@/ui/views'
import { SampleBanner } from '../guideline/sample'
import { adopt, decline, guideline, takeBackDecline } from './api'
import { GuidelineRow, isAnswered } from './guideline-row'

const REASONS = ['该事项由区级部门办理', '本辖区没有此类对象', '职权已调整，不再承担'] as const

const whatToDo = (open: number, mustAnswer: boolean) => {
  if (open === 0) return '已全部处理。'
  return mustAnswer
    ? `还有 ${open} 行要处理：看过内容，我单位有此职责的选中采用，没有的选中说明理由。`
    : '本村（社区）有的选中采用，再按实际情况修改；没有的不用管。'
}

/**
 * The model rows of the domain that are of the unit's level: each is read, then adopted, or declined with a reason; none may stay unanswered
 * (避免“一刀切”). A village only starts from them: it is its town that answers for the domain.
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
  const drawn = (item: GuidelineItemView) => (
    <GuidelineRow
      key={item.id}
      item={item}
      chosen={chosen.includes(item.id)}
      busy={busy}
      onChoose={(on) => setChosen(on ? [...chosen, item.id] : chosen.filter((id) => id !== item.id))}
      onUndo={() => undo(item)}
    />
  )
  return (
    <View className="card">
      <Heading level={2}>标准指引</Heading>
      <Loaded query={query}>
        {(items) => {
          const own = items.filter(({ standing }) => standing !== 'otherLevel')
          const other = items.filter(({ standing }) => standing === 'otherLevel')
          if (own.length === 0 && other.length === 0) return <Empty title="本领域没有标准指引，请自行增加" />
          const asked = own.filter(({ standing }) => standing === 'asked')
          const open = asked.filter((item) => !isAnswered(item))
          const optional = own.filter((item) => item.standing === 'optional' && !isAnswered(item))
          const answered = own.filter(isAnswered)
          const current = items.filter(({ standing }) => standing !== 'retired')
          const pickable = [...open, ...optional]
          return (
            <View className="stack">
              <SampleBanner checked={current.filter(({ unchecked }) => !unchecked).length} total={current.length} />
              <Text className="muted">{`共 ${asked.length} 行，${whatToDo(open.length, mustAnswer)}`}</Text>
              {open.map(drawn)}
              {optional.length > 0 ? (
                <Text className="muted">{`下面 ${optional.length} 行是新版标准指引增加的，本阶段可以先不处理，下一阶段起再要求：`}</Text>
              ) : null}
              {optional.map(drawn)}
              <Folded name="已处理的" rows={answered} draw={drawn} />
              <Folded name="不属于本级的" rows={other} draw={drawn} />
              {declining ? null : <Refused texts={errors} />}
              {pickable.length > 0 ? (
                <RowActs
                  rows={pickable}
                  chosen={chosen}
                  mustAnswer={mustAnswer}
                  busy={busy}
                  onChoose={setChosen}
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

/** Rows that ask for nothing: unfolded on demand. */
function Folded({
  name,
  rows,
  draw,
}: {
  name: string
  rows: readonly GuidelineItemView[]
  draw: (item: GuidelineItemView) => ReactNode
}) {
  const [unfolded, setUnfolded] = useState(false)
  if (rows.length === 0) return null
  return (
    <>
      <View className="row">
        <Button kind="link" onPress={() => setUnfolded(!unfolded)}>
          {unfolded ? `收起${name}行` : `查看${name} ${rows.length} 行`}
        </Button>
      </View>
      {unfolded ? rows.map(draw) : null}
    </>
  )
}

/** Acts upon the rows that were chosen; to choose comes first, so that each is looked at. */
function RowActs({
  rows,
  chosen,
  mustAnswer,
  busy,
  onChoose,
  onTake,
  onDecline,
}: {
  rows: readonly GuidelineItemView[]
  chosen: number[]
  mustAnswer: boolean
  busy: boolean
  onChoose: (ids: number[]) => void
  onTake: (ids: number[]) => void
  onDecline: () => void
}) {
  const none = chosen.length === 0
  return (
    <View className="row">
      <Button disabled={busy || none} onPress={() => onTake(chosen)}>
        {none ? '采用所选' : `采用所选 ${chosen.length} 行`}
      </Button>
      {mustAnswer ? (
        <Button kind="plain" disabled={busy || none} onPress={onDecline}>
          所选无此职责
        </Button>
      ) : null}
      <Button kind="link" onPress={() => onChoose(none ? rows.map(({ id }) => id) : [])}>
        {none ? `全选 ${rows.length} 行` : '取消选择'}
      </Button>
    </View>
  )
}
