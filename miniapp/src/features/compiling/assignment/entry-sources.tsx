import type { AssignmentDetail } from '@gongkai/shared/compiling/assignment/assignment.contract'
import { View } from '@tarojs/components'
import type { Query } from '@/platform/use-query'
import { Button } from '@/ui/button'
import { copyLastRound } from './api'
import { GuidelineRows } from './guideline-rows'
import type { Act } from './use-assignment-acts'

/** Sources of entries: the model rows, one's own, the last round; or a declaration that there are none. */
export function EntrySources({
  detail,
  query,
  busy,
  onAct,
  onAdd,
  onNoDuty,
}: {
  detail: AssignmentDetail
  query: Query<AssignmentDetail>
  busy: boolean
  onAct: Act
  onAdd: () => void
  onNoDuty: () => void
}) {
  const { id, version, coverage, lastRound } = detail
  const mustAnswer = detail.parentId === null
  return (
    <>
      {mustAnswer && coverage.total === 0 ? null : (
        <GuidelineRows
          assignmentId={id}
          version={version}
          mustAnswer={mustAnswer}
          onChanged={query.set}
          onLook={query.reload}
        />
      )}
      <View className="row">
        <Button kind="plain" disabled={busy} onPress={onAdd}>
          自行增加
        </Button>
        {lastRound && !detail.renewal ? (
          <Button kind="plain" disabled={busy} onPress={() => onAct(() => copyLastRound(id), '已复制')}>
            {`复制${lastRound.name}的 ${lastRound.entryCount} 项`}
          </Button>
        ) : null}
        {detail.entries.length === 0 && mustAnswer ? (
          <Button kind="plain" disabled={busy} onPress={onNoDuty}>
            本单位无此职责
          </Button>
        ) : null}
      </View>
    </>
  )
}
