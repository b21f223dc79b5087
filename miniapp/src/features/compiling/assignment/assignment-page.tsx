import type { AssignmentDetail } from '@gongkai/shared/compiling/assignment/assignment.contract'
import { Text, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { useParam } from '@/platform/navigate'
import { useQuery } from '@/platform/use-query'
import { ActFoot, type FootAct } from '@/ui/act-foot'
import { Button } from '@/ui/button'
import { PageShell } from '@/ui/page-shell'
import { Card, Loaded, Refused } from '@/ui/views'
import { Withheld } from '../renewal/row-change'
import { assignment, declareNoDuty } from './api'
import { AssignmentFacts } from './assignment-card'
import { AssignmentDialogs } from './assignment-dialogs'
import { CoSigns, History, Remarks } from './assignment-parts'
import { EntryList } from './entry-list'
import { EntrySources } from './entry-sources'
import { PublishedRest } from './published-rest'
import { SubmitHindrances } from './submit-hindrances'
import { type Act, type Asked, useAssignmentActs, useUnsentIds } from './use-assignment-acts'
import { VillageWorks } from './village-works'

const isEditable = ({ can }: AssignmentDetail) => can.edit.length === 0

const footActs = ({ can }: AssignmentDetail): FootAct<Asked>[] => [
  ...(can.recall.length === 0 ? [{ act: 'recall', label: '撤回', kind: 'plain' } as const] : []),
  ...(can.edit.length === 0 ? [{ act: 'submit', label: '报送', blocked: can.submit.length > 0 } as const] : []),
]

/** @param asides what other features have to say of the work, beside its facts */
export function AssignmentPage({ asides }: { asides?: (assignmentId: number) => ReactNode }) {
  const id = useParam('id')
  const query = useQuery(`assignment/${id}`, () => assignment(id))
  const { asking, setAsking, busy, errors, act, add } = useAssignmentActs(Number(id), query)
  const unsentIds = useUnsentIds(query.reload)
  const acts = query.data ? footActs(query.data) : []

  return (
    <PageShell foot={acts.length > 0 ? <ActFoot acts={acts} busy={busy} onAsk={setAsking} /> : undefined}>
      <Loaded query={query}>
        {(detail) => (
          <>
            <Card>
              <AssignmentFacts item={detail} />
              {detail.noDutyReason ? <NoDuty detail={detail} busy={busy} onAct={act} /> : null}
            </Card>
            {asking ? null : <Refused texts={errors} />}
            <Remarks item={detail} />
            <View className="columns">
              <View className="column">
                {isEditable(detail) && !detail.noDutyReason ? (
                  <EntrySources
                    detail={detail}
                    query={query}
                    busy={busy}
                    onAct={act}
                    onAdd={add}
                    onNoDuty={() => setAsking('noDuty')}
                  />
                ) : null}
                {detail.noDutyReason ? null : (
                  <EntryList detail={detail} unsentIds={unsentIds} onChanged={query.set} onLook={query.reload} />
                )}
                <PublishedRest detail={detail} onChanged={query.set} onLook={query.reload} />
                <Withheld renewal={detail.renewal} />
                <SubmitHindrances item={detail} />
              </View>
              <View className="column">
                <VillageWorks detail={detail} onChanged={query.set} onLook={query.reload} />
                <CoSigns item={detail} />
                {asides?.(Number(id))}
                <History item={detail} />
              </View>
            </View>
            {asking ? (
              <AssignmentDialogs
                asking={asking}
                detail={detail}
                busy={busy}
                errors={errors}
                onAct={act}
                onCancel={() => setAsking(null)}
              />
            ) : null}
          </>
        )}
      </Loaded>
    </PageShell>
  )
}

/** 无此职责 as it was declared, to be taken back while the assignment may be edited. */
function NoDuty({ detail, busy, onAct }: { detail: AssignmentDetail; busy: boolean; onAct: Act }) {
  const { id, version, noDutyReason } = detail
  return (
    <View className="note info">
      <View className="row between">
        <Text>已声明本单位在本领域无此职责：{noDutyReason}</Text>
        {isEditable(detail) ? (
          <Button
            kind="link"
            disabled={busy}
            onPress={() => onAct(() => declareNoDuty(id, { version, reason: '' }), '已撤销声明')}
          >
            撤销
          </Button>
        ) : null}
      </View>
    </View>
  )
}
