import '@/styles/entry-form.scss'
import '@/styles/review.scss'
import { labelOf } from '@gongkai/shared/base/template/entry-template'
import { type AmendmentView, TRIGGERS } from '@gongkai/shared/catalogue/amendment/amendment.contract'
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { done, useParam } from '@/platform/navigate'
import { useAction } from '@/platform/use-action'
import { useQuery } from '@/platform/use-query'
import { useSession } from '@/platform/use-session'
import { Button } from '@/ui/button'
import { chinaTime } from '@/ui/china-time'
import { Heading } from '@/ui/native'
import { PageShell } from '@/ui/page-shell'
import { ReasonDialog } from '@/ui/reason-dialog'
import { Tag } from '@/ui/status-tag'
import { Card, Confirm, Loaded, Refused } from '@/ui/views'
import { Pairs } from '../../compiling/entry/field-pairs'
import { AmendedEntry } from './amended-entry'
import { AmendmentForm } from './amendment-form'
import { AmendmentHead } from './amendment-row'
import { actOn, amendment } from './api'

const ACTS = {
  recall: { path: 'recall', label: '撤回', says: '撤回后可以修改，再重新提出。' },
  return: { path: 'return', label: '退回', says: '' },
  approve: { path: 'approval', label: '通过', says: '所有牵头单位通过后，由区信息公开办审定。' },
  finalise: {
    path: 'finalisation',
    label: '审定',
    says: '审定后写入目录，随下一版目录发布；发布以前，群众看到的仍是原来的内容。',
  },
  takeBack: {
    path: 'finalisation/recall',
    label: '撤回审定',
    says: '撤回后不随下一版目录发布，可以重新审定，或退回提出单位修改。',
  },
  end: { path: 'end', label: '终止', says: '' },
} as const
type Asked = keyof typeof ACTS

const END_READY = ['新一轮编制已对这个事项另作规定', '内容含有个人信息，请删去后重新提出']
const READY = ['调整理由请写明依据的文件和文号', '公开内容请写明本单位实际公开的要素', '公开时限请按条例第二十六条核对']

/** One 动态调整: written by its owner, judged by the leads, finalised by the office. */
export function AmendmentPage() {
  const id = useParam('id')
  const person = useSession()
  const query = useQuery(`amendment/${id}`, () => amendment(id))
  const view = query.data
  if (view && person && view.can.edit.length === 0) {
    const key = `${person.account}/${id}`
    return <AmendmentForm key={key} account={person.account} view={view} onView={query.set} onReload={query.reload} />
  }
  if (view) return <Judged view={view} onView={query.set} onLook={query.reload} />
  return (
    <PageShell>
      <Loaded query={query}>{() => null}</Loaded>
    </PageShell>
  )
}

function Judged({
  view,
  onView,
  onLook,
}: {
  view: AmendmentView
  onView: (view: AmendmentView) => void
  onLook: () => void
}) {
  const [asking, setAsking] = useState<Asked | null>(null)
  const { busy, errors, run } = useAction(onLook)
  const may = (Object.keys(ACTS) as Asked[]).filter((act) => view.can[act].length === 0)
  const act = (asked: Asked, remark = '') =>
    run(async () => {
      onView(await actOn(view, ACTS[asked].path, asked === 'return' || asked === 'end' ? { remark } : {}))
      done(`已${ACTS[asked].label}`)
      setAsking(null)
    })
  const foot =
    may.length > 0
      ? may.map((each) => (
          <Button
            key={each}
            kind={
              each === 'return' || each === 'end'
                ? 'danger'
                : each === 'recall' || each === 'takeBack'
                  ? 'plain'
                  : 'primary'
            }
            disabled={busy}
            onPress={() => setAsking(each)}
          >
            {ACTS[each].label}
          </Button>
        ))
      : undefined
  return (
    <PageShell foot={foot}>
      <Card>
        <View className="stack">
          <View>
            <AmendmentHead item={view} level={1} />
          </View>
          <Pairs
            pairs={[
              ['缘由', view.trigger ? labelOf(TRIGGERS, view.trigger) : ''],
              ['发生日期', view.triggerOn],
              ['理由', view.reason],
            ]}
          />
        </View>
        {view.remark && view.state === 'returned' ? <View className="note bad">退回意见：{view.remark}</View> : null}
        {view.state === 'finalised' ? (
          <View className="note info">随下一版目录发布；发布以前，群众看到的仍是原来的内容。</View>
        ) : null}
        {view.edition ? <View className="note info">{`已随${view.edition.name}目录发布`}</View> : null}
        {view.can.finalise
          .filter(({ code }) => code === 'amendment.outdated')
          .map(({ text }) => (
            <View key={text} className="note warn">
              {text}
            </View>
          ))}
      </Card>
      <View className="columns">
        <View className="column">
          <AmendedEntry kind={view.kind} before={view.before} fields={view.fields} />
        </View>
        <View className="column">
          {view.leads.length > 0 ? (
            <Card>
              <Heading level={3}>牵头单位审核</Heading>
              {view.leads.map(({ organisation, approved }) => (
                <View key={organisation.code} className="row between">
                  <Text>{organisation.name}</Text>
                  <Tag tone={approved ? 'ok' : 'idle'}>
                    {approved ? '已通过' : view.state === 'proposed' ? '待审核' : '未审核'}
                  </Tag>
                </View>
              ))}
            </Card>
          ) : null}
          <Card>
            <View className="stack">
              <Heading level={3}>办理记录</Heading>
              {view.history.map(({ at, text }) => (
                <View key={`${at}/${text}`}>
                  <View>{text}</View>
                  <Text className="muted">{chinaTime(at)}</Text>
                </View>
              ))}
            </View>
          </Card>
        </View>
      </View>
      {asking === 'return' ? (
        <ReasonDialog
          title="退回这件动态调整"
          note={`退回后由${view.organisation.name}修改，再重新提出；已有的通过一并取消。`}
          label="退回意见"
          ready={READY}
          confirm="确认退回"
          busy={busy}
          errors={errors}
          onConfirm={(remark) => act('return', remark)}
          onCancel={() => setAsking(null)}
        />
      ) : asking === 'end' ? (
        <ReasonDialog
          title="终止这件动态调整"
          note={`终止后不随下一版目录发布，退回${view.organisation.name}；可以修改后重新提出，或者删除。`}
          label="终止原因"
          ready={END_READY}
          confirm="确认终止"
          busy={busy}
          errors={errors}
          onConfirm={(remark) => act('end', remark)}
          onCancel={() => setAsking(null)}
        />
      ) : asking ? (
        <Confirm
          title={`${ACTS[asking].label}这件动态调整？`}
          confirm={`确认${ACTS[asking].label}`}
          busy={busy}
          onConfirm={() => act(asking)}
          onCancel={() => setAsking(null)}
        >
          <Text>{`${view.organisation.name}「${view.domain.name}」${view.name}`}</Text>
          <Text className="muted">{ACTS[asking].says}</Text>
          <Refused texts={errors} />
        </Confirm>
      ) : null}
    </PageShell>
  )
}
