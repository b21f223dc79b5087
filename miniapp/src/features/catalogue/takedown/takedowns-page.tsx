import { labelOf } from '@gongkai/shared/base/template/entry-template'
import {
  TAKEDOWN_KINDS,
  TAKEDOWN_STATES,
  TAKEDOWN_SUBJECTS,
  type TakedownView,
} from '@gongkai/shared/catalogue/takedown/takedown.contract'
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { done, open } from '@/platform/navigate'
import { useAction } from '@/platform/use-action'
import { useMore } from '@/platform/use-more'
import { useQuery } from '@/platform/use-query'
import { Button } from '@/ui/button'
import { chinaTime } from '@/ui/china-time'
import { ChoiceChips } from '@/ui/choice-chips'
import { More } from '@/ui/more'
import { Heading } from '@/ui/native'
import { PageShell } from '@/ui/page-shell'
import { ReasonDialog } from '@/ui/reason-dialog'
import { Tag } from '@/ui/status-tag'
import { Card, Empty, Loaded } from '@/ui/views'
import { restoreTakedown, takedowns } from './api'

const READY = ['经核查，内容没有问题', '经核查，依法应当公开']

/** 下线记录: what was taken down, why, by whom, and what is needed before it comes back; the office all, a unit its own. */
export function TakedownsPage() {
  const [state, setState] = useState<'down' | 'ended'>('down')
  const [turn, setTurn] = useState(0)
  const query = useQuery(`takedowns ${state}`, () => takedowns(state, 1))
  const more = useMore(async (page) => (await takedowns(state, page)).items, 20, `${state} ${turn}`)
  const [restoring, setRestoring] = useState<TakedownView | null>(null)
  const reload = () => {
    setTurn((old) => old + 1)
    query.reload()
  }
  const { busy, errors, run } = useAction(reload)
  const listed = [...(query.data?.items ?? []), ...more.items]
  const asked = restoring && (listed.find(({ id }) => id === restoring.id) ?? restoring)
  const restore = ({ id, version }: TakedownView, reason: string) =>
    run(async () => {
      await restoreTakedown(id, { version, reason })
      done('已恢复公开')
      setRestoring(null)
      reload()
    })
  return (
    <PageShell>
      <ChoiceChips
        single
        label="查看"
        options={[
          { code: 'down', label: '已下线' },
          { code: 'ended', label: '已恢复或换新' },
        ]}
        value={[state]}
        onChange={([chosen]) => setState(chosen ?? state)}
      />
      <Loaded query={query}>
        {({ total, items }) => (
          <>
            {total === 0 ? (
              <Empty title={state === 'down' ? '没有下线的内容' : '没有记录'}>
                <Text className="muted">发现已公开的内容含个人信息等，可以在公开事项的页面紧急下线。</Text>
              </Empty>
            ) : null}
            <View className="list">
              {[...items, ...more.items].map((item) => (
                <TakedownCard key={item.id} item={item} onRestore={() => setRestoring(item)} />
              ))}
            </View>
            <More shown={items.length + more.items.length} total={total} more={more} />
          </>
        )}
      </Loaded>
      {asked ? (
        <ReasonDialog
          place={`restore/${asked.id}`}
          title="恢复公开？"
          note={`恢复后，群众马上又可以看到${labelOf(TAKEDOWN_SUBJECTS, asked.subjectKind)}${asked.subjectKind === 'entry' ? ` ${asked.subject}` : ''}。按现在的规则查出个人信息的，不能恢复。`}
          label="恢复的原因"
          ready={READY}
          confirm="恢复公开"
          busy={busy}
          errors={errors}
          onCancel={() => setRestoring(null)}
          onConfirm={(reason) => restore(asked, reason)}
        />
      ) : null}
    </PageShell>
  )
}

function TakedownCard({ item, onRestore }: { item: TakedownView; onRestore: () => void }) {
  const { subjectKind, subject, name, organisation, domain, kind, reason, by, at, state, ended, needed, can } = item
  return (
    <Card>
      <View className="row">
        <Tag tone={state === 'down' ? 'bad' : 'ok'}>{labelOf(TAKEDOWN_STATES, state)}</Tag>
        <Tag tone="brand">{domain?.name ?? labelOf(TAKEDOWN_SUBJECTS, subjectKind)}</Tag>
        <Tag>{organisation.name}</Tag>
      </View>
      <Heading level={3}>{name || labelOf(TAKEDOWN_SUBJECTS, subjectKind)}</Heading>
      <Text className="muted">
        {subjectKind === 'entry' ? `编号 ${subject}` : `对群众反馈的答复（第 ${subject} 件）`}
      </Text>
      <Text>{`${labelOf(TAKEDOWN_KINDS, kind)}：${reason}`}</Text>
      <Text className="muted">{`${by} ${chinaTime(at)} 下线`}</Text>
      {ended ? (
        <View className="note info">
          {`${ended.by ? `${ended.by} ` : ''}${chinaTime(ended.at)} ${labelOf(TAKEDOWN_STATES, state)}：${ended.reason}`}
        </View>
      ) : (
        <View className="note warn">
          {needed.map((text) => (
            <View key={text}>{text}</View>
          ))}
        </View>
      )}
      <View className="row">
        {state === 'down' && can.restore.length === 0 ? (
          <Button kind="plain" label={`恢复：${subject}`} onPress={onRestore}>
            恢复
          </Button>
        ) : null}
        {state === 'down' && subjectKind === 'entry' ? (
          <Button kind="link" label={`修改内容：${subject}`} onPress={() => open('amendments')}>
            修改内容
          </Button>
        ) : null}
      </View>
    </Card>
  )
}
