import type { SupervisedThing, SupervisionView } from '@gongkai/shared/catalogue/supervision/supervision.contract'
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { done, open, useParam } from '@/platform/navigate'
import { useAction } from '@/platform/use-action'
import { useQuery } from '@/platform/use-query'
import { Button } from '@/ui/button'
import { chinaTime } from '@/ui/china-time'
import { Heading } from '@/ui/native'
import { PageShell } from '@/ui/page-shell'
import { ReasonDialog } from '@/ui/reason-dialog'
import { Tag } from '@/ui/status-tag'
import { Bar, Card, Loaded } from '@/ui/views'
import { supervision, withdrawSupervision } from './api'
import { SupervisionTag } from './supervision-tag'

const READY = ['经核实已在网站公开', '登记有误，不应公开', '重复督办']

/** One 督办: what it asks, and each thing that it names with the day it was published. */
export function SupervisionPage() {
  const id = useParam('id')
  const query = useQuery(`supervision/${id}`, () => supervision(id))
  const [asking, setAsking] = useState(false)
  const { busy, errors, run } = useAction(query.reload)
  const view = query.data
  const foot =
    view?.can.withdraw.length === 0 ? (
      <Button kind="plain" onPress={() => setAsking(true)}>
        撤回督办
      </Button>
    ) : undefined
  return (
    <PageShell foot={foot}>
      <Loaded query={query}>
        {(shown) => (
          <>
            <Head view={shown} />
            <View className="list">
              {shown.things.map((thing) => (
                <ThingCard key={`${thing.publicNumber}/${thing.occurrenceId}`} thing={thing} />
              ))}
            </View>
          </>
        )}
      </Loaded>
      {asking && view ? (
        <ReasonDialog
          place={`supervision/${view.id}`}
          title="撤回督办？"
          note={`${view.number}督办不再要求${view.unit.name}办结，编号保留。责任单位会收到消息。`}
          label="撤回的理由"
          ready={READY}
          confirm="撤回"
          busy={busy}
          errors={errors}
          onCancel={() => setAsking(false)}
          onConfirm={(reason) =>
            run(async () => {
              query.set(await withdrawSupervision(view.id, { version: view.version, reason }))
              setAsking(false)
              done('已撤回')
            })
          }
        />
      ) : null}
    </PageShell>
  )
}

function Head({ view }: { view: SupervisionView }) {
  const { number, unit, demand, issuedOn, by, dueOn, state, closedOn, count, done: published, withdrawn } = view
  return (
    <Card>
      <View className="row">
        <SupervisionTag state={state} />
        <Tag>{unit.name}</Tag>
      </View>
      <Heading level={1}>{`${number}督办`}</Heading>
      <Text>{demand}</Text>
      <Text className="muted">{`${by} ${issuedOn} 发出，请于 ${dueOn} 前办结`}</Text>
      <Bar part={published} whole={count} label={`已公开 ${published} / ${count} 项`} />
      {state === 'closed' ? <View className="note info">{`${closedOn} 全部公开，自动办结`}</View> : null}
      {withdrawn ? (
        <View className="note info">{`${withdrawn.by} ${chinaTime(withdrawn.at)} 撤回：${withdrawn.reason}`}</View>
      ) : null}
    </Card>
  )
}

function ThingCard({ thing }: { thing: SupervisedThing }) {
  const { publicNumber, itemName, domain, title, dueOn, doneOn, gone } = thing
  return (
    <Card label={title || itemName} onPress={() => open('disclosureItem', { id: publicNumber })}>
      <View className="row">
        <Tag tone={doneOn ? 'ok' : 'bad'}>{doneOn ? `${doneOn} 公开` : gone ? '登记已删除' : '尚未公开'}</Tag>
        <Tag tone="brand">{domain.name}</Tag>
      </View>
      <Heading level={2}>{title || itemName}</Heading>
      <Text className="muted">
        {title ? `${itemName}（${publicNumber}），应于 ${dueOn} 前公开` : `编号 ${publicNumber}，应当定期公开或核对`}
      </Text>
      {gone ? (
        <Text className="muted">
          登记删除后不算公开，请核实：仍应公开的重新登记，不应公开的由区信息公开办撤回督办。
        </Text>
      ) : null}
    </Card>
  )
}
