import { WAVE_STATES, type WaveView } from '@gongkai/shared/catalogue/law-wave/law-wave.contract'
import { Text, View } from '@tarojs/components'
import { useEffect, useState } from 'react'
import { done, open, useParam } from '@/platform/navigate'
import { useAction } from '@/platform/use-action'
import { type Query, useQuery } from '@/platform/use-query'
import { Button } from '@/ui/button'
import { Heading } from '@/ui/native'
import { PageShell } from '@/ui/page-shell'
import { StatusTag } from '@/ui/status-tag'
import { Bar, Card, Confirm, Loaded, Refused } from '@/ui/views'
import { callBackWave, wave } from './api'
import { countsText } from './counts-text'
import { WaveElsewhere } from './wave-elsewhere'
import { WaveUnits } from './wave-units'

const LOOK_AGAIN_MS = 1500
/** The wave of a replaced law: how far it came, and what waits for one's own unit. */
export function WavePage() {
  const id = useParam('id')
  const query = useQuery(`law-wave/${id}`, () => wave(id))
  const [asking, setAsking] = useState(false)
  const { busy, errors, run } = useAction(query.reload)
  const drafting = query.data?.state === 'drafting'
  useEffect(() => {
    if (!drafting) return undefined
    const timer = setInterval(query.reload, LOOK_AGAIN_MS)
    return () => clearInterval(timer)
  }, [drafting, query.reload])
  const view = query.data
  const foot = view ? (
    <>
      {view.can.callBack.length === 0 ? (
        <Button kind="plain" disabled={busy} onPress={() => setAsking(true)}>
          整批撤回
        </Button>
      ) : null}
      {view.state === 'drafted' ? (
        <Button kind={view.mine > 0 ? 'primary' : 'plain'} onPress={() => open('lawConfirm', { id })}>
          {view.mine > 0 ? `逐项核对并办理（${view.mine}）` : '查看各项'}
        </Button>
      ) : null}
    </>
  ) : undefined
  return (
    <PageShell foot={foot}>
      <Loaded query={query}>{(shown) => <Standing view={shown} query={query} />}</Loaded>
      {asking ? null : <Refused texts={errors} />}
      {asking && view ? (
        <Confirm
          title="整批撤回？"
          confirm="撤回"
          danger
          busy={busy}
          onCancel={() => setAsking(false)}
          onConfirm={() =>
            run(async () => {
              query.set(await callBackWave(view))
              setAsking(false)
              done('已撤回')
            })
          }
        >
          <Text>{`起草的 ${view.counts.draft} 件将全部删除，各单位会收到通知。`}</Text>
          <Refused texts={errors} />
        </Confirm>
      ) : null}
    </PageShell>
  )
}

function Standing({ view, query }: { view: WaveView; query: Query<WaveView> }) {
  const { counts, law, replacement } = view
  const settled = counts.published + counts.finalised + counts.deleted
  const whole = settled + counts.draft + counts.returned + counts.proposed + counts.approved
  return (
    <>
      <Card>
        <View className="stack tight">
          <View className="row">
            <StatusTag list={WAVE_STATES} code={view.state} />
          </View>
          <Heading level={1}>{`《${law.title}》改为《${replacement.title}》`}</Heading>
          <Text className="muted">{[law.documentNumber, replacement.documentNumber].filter(Boolean).join(' → ')}</Text>
          <Text>{view.reason}</Text>
          <Text className="muted">{`${view.triggerOn} 起 · ${view.by}`}</Text>
          {view.state === 'drafting' ? <Text>{`正在起草，已起草 ${counts.draft} 件…`}</Text> : null}
          {view.state === 'drafted' && whole > 0 ? (
            <Bar part={settled} whole={whole} label={`共 ${whole} 件：${countsText(counts)}`} />
          ) : null}
          {view.state === 'drafted' && whole === 0 ? <Text>没有需要调整的现行事项。</Text> : null}
        </View>
      </Card>
      <WaveUnits view={view} onLook={query.reload} />
      <WaveElsewhere view={view} onView={query.set} onLook={query.reload} />
      {view.left.length > 0 ? (
        <Card>
          <View className="stack">
            <Heading level={2}>{`没有起草的 ${counts.left} 项`}</Heading>
            {view.left.map(({ publicNumber, organisation, because }) => (
              <View key={publicNumber} className="told">
                <Text>{`${organisation.name} · 编号 ${publicNumber}`}</Text>
                <Text className="muted">{because}</Text>
              </View>
            ))}
          </View>
        </Card>
      ) : null}
    </>
  )
}
