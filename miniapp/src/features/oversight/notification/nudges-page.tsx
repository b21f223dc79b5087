import { labelOf } from '@gongkai/shared/base/template/entry-template'
import { PHASES } from '@gongkai/shared/base/words/phases'
import { SUBMISSION_STATES } from '@gongkai/shared/base/words/submission-states'
import type { UnsentWork } from '@gongkai/shared/oversight/notification/notification.contract'
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { done } from '@/platform/navigate'
import { useAction } from '@/platform/use-action'
import { useQuery } from '@/platform/use-query'
import { Button } from '@/ui/button'
import { chinaTime } from '@/ui/china-time'
import { ChoiceChips } from '@/ui/choice-chips'
import { LongList } from '@/ui/long-list'
import { Check } from '@/ui/native'
import { PageShell } from '@/ui/page-shell'
import { ReasonDialog } from '@/ui/reason-dialog'
import { StatusTag, Tag } from '@/ui/status-tag'
import { Empty, Loaded, Refused } from '@/ui/views'
import { nudge, unsentWorks } from './api'

const READY = ['已过时限，请尽快报送', '临近时限，请抓紧填报', '请核对退回意见，改好后重新报送'] as const
const keyOf = ({ assignmentId, reportId, organisation }: UnsentWork) =>
  assignmentId ? `assignment/${assignmentId}` : `report/${reportId}/${organisation.code}`

/** 催办: the work one waits for, and the units asked to hurry; each piece of work once a day. */
export function NudgesPage() {
  const query = useQuery('nudges/unsent', unsentWorks)
  const [only, setOnly] = useState<'late' | null>(null)
  const [chosen, setChosen] = useState<string[]>([])
  const [asking, setAsking] = useState(false)
  const { busy, errors, run } = useAction()

  const all = query.data ?? []
  const items = only === 'late' ? all.filter(({ late }) => late) : all
  const free = items.filter(({ can }) => can.nudge.length === 0)
  const picked = free.filter((item) => chosen.includes(keyOf(item)))
  const units = new Set(picked.map(({ organisation }) => organisation.code)).size
  const send = (text: string) =>
    run(async () => {
      const ids = (list: (number | null)[]) => [...new Set(list.filter((id) => id !== null))]
      const sent = await nudge({
        assignmentIds: ids(picked.map(({ assignmentId }) => assignmentId)),
        reportIds: ids(picked.map(({ reportId }) => reportId)),
        text,
      })
      setAsking(false)
      setChosen([])
      done(`已催办 ${sent.units} 个单位`)
      query.reload()
    })

  const foot =
    free.length > 0 ? (
      <>
        <Button
          kind="plain"
          disabled={busy}
          onPress={() => setChosen(picked.length === free.length ? [] : free.map(keyOf))}
        >
          {picked.length === free.length ? '全不选' : `全选 ${free.length} 项`}
        </Button>
        <Button disabled={busy || picked.length === 0} onPress={() => setAsking(true)}>
          {`催办 ${picked.length} 项`}
        </Button>
      </>
    ) : undefined
  return (
    <PageShell foot={foot}>
      <Loaded query={query}>
        {() =>
          all.length === 0 ? (
            <Empty title="没有需要催办的任务" />
          ) : (
            <>
              <ChoiceChips
                single
                label="筛选"
                options={[{ code: 'late' as const, label: `只看逾期 ${all.filter(({ late }) => late).length}` }]}
                value={only ? [only] : []}
                onChange={([code]) => setOnly(code ?? null)}
              />
              {asking ? null : <Refused texts={errors} />}
              {items.length === 0 ? <Empty title="没有逾期的任务" /> : null}
              <LongList items={items} rowHeight={110}>
                {(item) => (
                  <Unsent
                    key={keyOf(item)}
                    item={item}
                    chosen={chosen.includes(keyOf(item))}
                    onChoose={(on) =>
                      setChosen((old) => (on ? [...old, keyOf(item)] : old.filter((key) => key !== keyOf(item))))
                    }
                  />
                )}
              </LongList>
            </>
          )
        }
      </Loaded>
      {asking ? (
        <ReasonDialog
          place="nudge"
          title={`催办 ${units} 个单位`}
          note={`共 ${picked.length} 项，每个单位收到一条消息。同一任务每天最多催办一次。`}
          label="催办内容"
          ready={READY}
          confirm="发送催办"
          busy={busy}
          errors={errors}
          onConfirm={send}
          onCancel={() => setAsking(false)}
        />
      ) : null}
    </PageShell>
  )
}

function Unsent({ item, chosen, onChoose }: { item: UnsentWork; chosen: boolean; onChoose: (on: boolean) => void }) {
  const { organisation, domain, phase, state, late, daysLeft, dueOn, lastNudge, can } = item
  const name = `${organisation.name} · ${domain.name}`
  const body = (
    <View className="stack tight">
      <Text className="entry-name">{name}</Text>
      <View className="row">
        {state ? <StatusTag list={SUBMISSION_STATES} code={state} /> : <Tag>未汇总上报</Tag>}
        <Tag>{labelOf(PHASES, phase)}</Tag>
        {late ? <Tag tone="bad">{`逾期 ${-daysLeft} 天`}</Tag> : null}
      </View>
      <Text className="muted">
        {late || !dueOn || daysLeft < 0
          ? `截止 ${dueOn}${!late && daysLeft < 0 ? '，首次报送按期，退回后未重报' : ''}`
          : `还有 ${daysLeft} 天，${dueOn} 截止`}
        {lastNudge ? ` · ${chinaTime(lastNudge.at)} ${lastNudge.by}催办过` : ''}
      </Text>
    </View>
  )
  if (can.nudge.length > 0)
    return (
      <View className="card">
        {body}
        <Text className="muted">{can.nudge.map(({ text }) => text).join('；')}</Text>
      </View>
    )
  return (
    <Check className="pick" label={name} checked={chosen} onChange={onChoose}>
      {body}
    </Check>
  )
}
