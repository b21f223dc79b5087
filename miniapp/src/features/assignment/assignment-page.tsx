import type { AssignmentDetail, EntrySummary } from '@gongkai/shared/assignment/assignment.contract'
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { done, open, useParam } from '@/platform/navigate'
import { useAction } from '@/platform/use-action'
import { useQuery } from '@/platform/use-query'
import { Button } from '@/ui/button'
import { Heading, Press } from '@/ui/native'
import { PageShell } from '@/ui/page-shell'
import { Tag } from '@/ui/status-tag'
import { Card, Confirm, Empty, Loaded, Refused } from '@/ui/views'
import { entryName } from '../entry/words'
import { addEntry, assignment, recall, removeEntry, submit } from './api'
import { AssignmentFacts } from './assignment-card'
import { CoSigns, History, Remarks } from './assignment-parts'
import { GuidelinePicker } from './guideline-picker'

type Asking = { act: 'submit' } | { act: 'recall' } | { act: 'remove'; entry: EntrySummary } | null

/** The reasons of `can.submit`; one at an entry leads to it. */
function Reasons({ item }: { item: AssignmentDetail }) {
  if (item.can.submit.length === 0 || item.can.edit.length > 0) return null
  return (
    <Card>
      <Heading level={3}>报送前还需处理</Heading>
      {item.can.submit.map(({ at, text }) => {
        const entryId = /^entries\/(\d+)/.exec(at)?.[1]
        return (
          <View key={`${at}/${text}`} className="note warn">
            {entryId ? <Press onPress={() => open('entry', { id: entryId })}>{text}</Press> : text}
          </View>
        )
      })}
    </Card>
  )
}

export function AssignmentPage() {
  const id = useParam('id')
  const query = useQuery(`assignment/${id}`, () => assignment(id))
  const [asking, setAsking] = useState<Asking>(null)
  const [picking, setPicking] = useState(false)
  const { busy, errors, run } = useAction()
  const number = Number(id)

  const add = () =>
    run(async () => {
      const before = query.data?.entries.map((entry) => entry.id) ?? []
      // The answer is the new entry, or the whole assignment with it.
      const answer = (await addEntry(number, {})) as { id: number; entries?: EntrySummary[] }
      const entryId = answer.entries ? answer.entries.find((entry) => !before.includes(entry.id))?.id : answer.id
      if (entryId) open('entry', { id: entryId })
      else query.reload()
    })
  const confirm = () =>
    run(async () => {
      if (!asking) return
      if ('entry' in asking) await removeEntry(asking.entry.id, asking.entry.version)
      else if (asking.act === 'submit') await submit(number)
      else await recall(number)
      done({ submit: '已报送', recall: '已撤回', remove: '已删除' }[asking.act])
      query.reload()
    }).then(() => setAsking(null))

  const item = query.data
  const editable = item !== null && item.can.edit.length === 0
  const foot =
    item && (editable || item.can.recall.length === 0) ? (
      <>
        {item.can.recall.length === 0 ? (
          <Button kind="plain" disabled={busy} onPress={() => setAsking({ act: 'recall' })}>
            撤回
          </Button>
        ) : null}
        {editable ? (
          <Button disabled={busy || item.can.submit.length > 0} onPress={() => setAsking({ act: 'submit' })}>
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
            </Card>
            <Refused texts={errors} />
            <Remarks item={detail} />
            {editable ? (
              <View className="row">
                <Button kind="plain" onPress={() => setPicking(!picking)}>
                  从标准指引采用
                </Button>
                <Button kind="plain" disabled={busy} onPress={add}>
                  自行增加
                </Button>
              </View>
            ) : null}
            {picking && editable ? (
              <GuidelinePicker
                assignmentId={number}
                onAdopted={() => {
                  setPicking(false)
                  done('已采用')
                  query.reload()
                }}
              />
            ) : null}
            <Heading>公开事项（{String(detail.entries.length)}）</Heading>
            {detail.entries.length === 0 ? (
              <Empty title="还没有公开事项">
                <Text className="muted">先从标准指引采用，再按本单位情况修改。</Text>
              </Empty>
            ) : null}
            <View className="list">
              {detail.entries.map((entry) => {
                const remarks = detail.remarks.filter(
                  (remark) => remark.entryId === entry.id && remark.revision === detail.revision,
                ).length
                return (
                  <View key={entry.id} className="card">
                    <Press className="wide" onPress={() => open('entry', { id: entry.id })}>
                      <Heading level={3}>{entryName(entry.fields)}</Heading>
                    </Press>
                    <View className="row between">
                      <View className="row">
                        <Tag tone={entry.issues.length > 0 ? 'warn' : 'ok'}>
                          {entry.issues.length > 0 ? `缺 ${entry.issues.length} 项` : '已完整'}
                        </Tag>
                        {remarks > 0 ? <Tag tone="bad">{`${remarks} 条退回意见`}</Tag> : null}
                      </View>
                      {editable ? (
                        <Button
                          kind="link"
                          label={`删除 ${entryName(entry.fields)}`}
                          disabled={busy}
                          onPress={() => setAsking({ act: 'remove', entry })}
                        >
                          删除
                        </Button>
                      ) : null}
                    </View>
                  </View>
                )
              })}
            </View>
            <Reasons item={detail} />
            <CoSigns item={detail} />
            <History item={detail} />
            {asking?.act === 'submit' ? (
              <Confirm
                title="确认报送"
                confirm="确认报送"
                busy={busy}
                onConfirm={confirm}
                onCancel={() => setAsking(null)}
              >
                <Text>{`${detail.organisation.name}「${detail.domain.name}」共 ${detail.entryCount} 个公开事项，内容完整。报送后由${detail.coSigns.map((each) => each.organisation.name).join('、') || '牵头单位'}审核，审核前可以撤回。`}</Text>
              </Confirm>
            ) : null}
            {asking?.act === 'recall' ? (
              <Confirm
                title="撤回报送？"
                confirm="确认撤回"
                busy={busy}
                onConfirm={confirm}
                onCancel={() => setAsking(null)}
              >
                <Text>撤回后可以继续修改，须重新报送。</Text>
              </Confirm>
            ) : null}
            {asking?.act === 'remove' ? (
              <Confirm
                danger
                title="删除公开事项？"
                confirm="确认删除"
                busy={busy}
                onConfirm={confirm}
                onCancel={() => setAsking(null)}
              >
                <Text>{entryName(asking.entry.fields)}</Text>
              </Confirm>
            ) : null}
          </>
        )}
      </Loaded>
    </PageShell>
  )
}
