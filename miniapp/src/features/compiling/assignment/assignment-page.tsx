import type { AssignmentDetail } from '@gongkai/shared/compiling/assignment/assignment.contract'
import { Text, View } from '@tarojs/components'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { done, open, useParam } from '@/platform/navigate'
import { useAction } from '@/platform/use-action'
import { useQuery } from '@/platform/use-query'
import { Button } from '@/ui/button'
import { showPart } from '@/ui/form-native'
import { Heading, Press } from '@/ui/native'
import { PageShell } from '@/ui/page-shell'
import { ReasonDialog } from '@/ui/reason-dialog'
import { Card, Confirm, Loaded, Refused } from '@/ui/views'
import { usePendingDrafts } from '../entry/use-pending-drafts'
import { addEntry, assignment, copyLastRound, declareNoDuty, recall, submit } from './api'
import { AssignmentFacts } from './assignment-card'
import { CoSigns, History, Remarks } from './assignment-parts'
import { EntryList } from './entry-list'
import { GuidelineRows, partId } from './guideline-rows'
import { SubmitDialog } from './submit-dialog'
import { VillageWorks } from './village-works'

const NO_DUTY_REASONS = ['本辖区没有此项职责', '该领域事项全部由区级部门办理'] as const

/** The reasons of `can.submit`; one at an entry leads to its very field, one at a model row to the rows above. */
function Reasons({ item }: { item: AssignmentDetail }) {
  if (item.can.submit.length === 0 || item.can.edit.length > 0) return null
  return (
    <Card>
      <Heading level={3}>报送前还需处理</Heading>
      {item.can.submit.map(({ at, text }) => {
        const [, entryId, field] = /^entries\/(\d+)(?:\/(?:fields\/)?(\w+))?/.exec(at) ?? []
        const [modelRow] = /^guideline\/\d+$/.exec(at) ?? []
        const lead = entryId
          ? () => open('entry', { id: entryId, ...(field ? { field } : {}) })
          : modelRow && (() => showPart(partId(modelRow)))
        return (
          <View key={`${at}/${text}`} className="note warn">
            {lead ? <Press onPress={lead}>{text}</Press> : text}
          </View>
        )
      })}
    </Card>
  )
}

/** @param asides what other features have to say of the work, beside its facts */
export function AssignmentPage({ asides }: { asides?: (assignmentId: number) => ReactNode }) {
  const id = useParam('id')
  const query = useQuery(`assignment/${id}`, () => assignment(id))
  const [asking, setAsking] = useState<'submit' | 'recall' | 'noDuty' | null>(null)
  const { busy, errors, run } = useAction(query.reload)
  const number = Number(id)
  const unsentIds = new Set(usePendingDrafts().map((draft) => Number(draft.entryId)))
  // Drafts that this phone has just sent move the assignment on: one hands in the version after them.
  const unsent = unsentIds.size
  const before = useRef(unsent)
  const { reload } = query
  useEffect(() => {
    if (unsent < before.current) reload()
    before.current = unsent
  }, [unsent, reload])

  const act = (answer: () => Promise<AssignmentDetail>, said: string) =>
    run(async () => {
      query.set(await answer())
      setAsking(null)
      done(said)
    })
  const add = () =>
    run(async () => {
      // A name for this addition: tapped twice or sent again, it adds one entry.
      const entry = await addEntry(number, `${Date.now()}-${Math.random().toString(36).slice(2)}`)
      open('entry', { id: entry.id })
    })

  const item = query.data
  const editable = item !== null && item.can.edit.length === 0
  const mustAnswer = item?.parentId === null
  const mayRecall = item !== null && item.can.recall.length === 0
  const foot =
    item && (editable || mayRecall) ? (
      <>
        {mayRecall ? (
          <Button kind="plain" disabled={busy} onPress={() => setAsking('recall')}>
            撤回
          </Button>
        ) : null}
        {editable ? (
          <Button disabled={busy || item.can.submit.length > 0} onPress={() => setAsking('submit')}>
            报送
          </Button>
        ) : null}
      </>
    ) : undefined

  return (
    <PageShell foot={foot}>
      <Loaded query={query}>
        {(detail) => (
          <>
            <Card>
              <AssignmentFacts item={detail} />
              {detail.noDutyReason ? (
                <View className="note info">
                  <View className="row between">
                    <Text>已声明本单位在本领域无此职责：{detail.noDutyReason}</Text>
                    {editable ? (
                      <Button
                        kind="link"
                        disabled={busy}
                        onPress={() =>
                          act(() => declareNoDuty(number, { version: detail.version, reason: '' }), '已撤销声明')
                        }
                      >
                        撤销
                      </Button>
                    ) : null}
                  </View>
                </View>
              ) : null}
            </Card>
            {asking ? null : <Refused texts={errors} />}
            <Remarks item={detail} />
            <View className="columns">
              <View className="column">
                {editable && !detail.noDutyReason ? (
                  <>
                    {mustAnswer && detail.coverage.total === 0 ? null : (
                      <GuidelineRows
                        assignmentId={number}
                        version={detail.version}
                        mustAnswer={mustAnswer}
                        onChanged={query.set}
                        onLook={query.reload}
                      />
                    )}
                    <View className="row">
                      <Button kind="plain" disabled={busy} onPress={add}>
                        自行增加
                      </Button>
                      {detail.lastRound ? (
                        <Button kind="plain" disabled={busy} onPress={() => act(() => copyLastRound(number), '已复制')}>
                          {`复制${detail.lastRound.name}的 ${detail.lastRound.entryCount} 项`}
                        </Button>
                      ) : null}
                      {detail.entries.length === 0 && mustAnswer ? (
                        <Button kind="plain" disabled={busy} onPress={() => setAsking('noDuty')}>
                          本单位无此职责
                        </Button>
                      ) : null}
                    </View>
                  </>
                ) : null}
                {detail.noDutyReason ? null : (
                  <EntryList detail={detail} unsentIds={unsentIds} onChanged={query.set} onLook={query.reload} />
                )}
                <Reasons item={detail} />
              </View>
              <View className="column">
                <VillageWorks detail={detail} onChanged={query.set} onLook={query.reload} />
                <CoSigns item={detail} />
                {asides?.(number)}
                <History item={detail} />
              </View>
            </View>
            {asking === 'submit' ? (
              <SubmitDialog
                detail={detail}
                busy={busy}
                errors={errors}
                onConfirm={() => act(() => submit(detail), '已报送')}
                onCancel={() => setAsking(null)}
              />
            ) : null}
            {asking === 'recall' ? (
              <Confirm
                title="撤回报送？"
                confirm="确认撤回"
                busy={busy}
                onConfirm={() => act(() => recall(detail), '已撤回')}
                onCancel={() => setAsking(null)}
              >
                <Text>撤回后可以继续修改，须重新报送。</Text>
                <Refused texts={errors} />
              </Confirm>
            ) : null}
            {asking === 'noDuty' ? (
              <ReasonDialog
                title={`“${detail.domain.name}”无此职责`}
                note="整个领域不填报事项，审核的牵头单位会看到理由。报送前可以撤销。"
                label="无此职责的理由"
                ready={NO_DUTY_REASONS}
                confirm="确认"
                busy={busy}
                errors={errors}
                onConfirm={(reason) => act(() => declareNoDuty(number, { version: detail.version, reason }), '已声明')}
                onCancel={() => setAsking(null)}
              />
            ) : null}
          </>
        )}
      </Loaded>
    </PageShell>
  )
}
