import '@/styles/disclosure.scss'
import {
  type DisclosureItemPage as ItemPage,
  OCCURRENCES_ON_A_PAGE,
} from '@gongkai/shared/catalogue/disclosure/disclosure.contract'
import { quarterName } from '@gongkai/shared/catalogue/disclosure/quarter'
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { open, useParam } from '@/platform/navigate'
import { useMore } from '@/platform/use-more'
import { useQuery } from '@/platform/use-query'
import { useSession } from '@/platform/use-session'
import { Button } from '@/ui/button'
import { chinaTime } from '@/ui/china-time'
import { More } from '@/ui/more'
import { Heading } from '@/ui/native'
import { PageShell } from '@/ui/page-shell'
import { SignInFirst } from '@/ui/sign-in-first'
import { Card, Empty, Loaded } from '@/ui/views'
import { disclosureItem } from './api'
import { ExpectationCard } from './expectation-card'
import { type FactAct, FactDialog } from './fact-dialogs'
import { channelWords, OccurrenceCard } from './occurrence-card'
import { StateTag } from './states'

/** 公开情况 of one item: its demand, what came into being under it, and where that was published. */
export function DisclosureItemPage() {
  const person = useSession()
  const id = useParam('id')
  const query = useQuery(person && `disclosure-item/${person.account}/${id}`, () => disclosureItem(id))
  const [turn, setTurn] = useState(0)
  const more = useMore(async (page) => (await disclosureItem(id, page)).occurrences, OCCURRENCES_ON_A_PAGE, turn)
  const [act, setAct] = useState<FactAct | null>(null)
  if (!person) return <SignInFirst title="登录后查看公开情况" />
  const look = () => {
    setTurn((old) => old + 1)
    query.reload()
  }
  const listed = [...(query.data?.occurrences ?? []), ...more.items]
  const may = query.data?.can.record.length === 0
  return (
    <PageShell
      foot={may ? <Button onPress={() => open('disclosureRecord', { item: id })}>登记公开</Button> : undefined}
    >
      <Loaded query={query}>
        {(page) => (
          <View className="columns">
            <View className="column">
              <Head page={page} />
              {page.total === 0 ? (
                <Empty title="还没有登记过">
                  <Text className="muted">信息形成以后，在这里登记什么时候、在哪里公开的。</Text>
                </Empty>
              ) : null}
              {listed.map((view) => (
                <OccurrenceCard key={view.id} view={view} onAct={setAct} />
              ))}
              <More shown={listed.length} total={page.total} more={more} />
            </View>
            <View className="column">
              <ExpectationCard page={page} onChanged={look} />
              <Nothing page={page} />
            </View>
          </View>
        )}
      </Loaded>
      {act ? (
        <FactDialog
          act={standing(act, listed)}
          today={query.data?.today ?? ''}
          promised={query.data?.item.channels ?? []}
          look={look}
          onDone={() => {
            setAct(null)
            look()
          }}
          onCancel={() => setAct(null)}
        />
      ) : null}
    </PageShell>
  )
}

/** The act upon the thing as it stands now: after 查看最新内容 its version is another. */
function standing(act: FactAct, listed: readonly FactAct['view'][]): FactAct {
  const view = listed.find(({ id }) => id === act.view.id) ?? act.view
  return { ...act, view }
}

function Head({ page: { item } }: { page: ItemPage }) {
  const { name, state, domain, unit, publicNumber, channels } = item
  return (
    <Card>
      <View className="row between">
        <Heading level={1}>{name}</Heading>
        <StateTag state={state} />
      </View>
      <Text className="muted">{`${domain.name} · ${unit.name} · ${publicNumber}`}</Text>
      {channels.length > 0 ? <Text className="muted">{`公开渠道：${channelWords(channels)}`}</Text> : null}
      <View className="row">
        <Button kind="link" onPress={() => open('publicEntry', { id: publicNumber })}>
          查看目录里的事项
        </Button>
      </View>
    </Card>
  )
}

/** 本期无新增: the quarters that were signed. */
function Nothing({ page: { nothing } }: { page: ItemPage }) {
  if (nothing.length === 0) return null
  return (
    <Card>
      <Heading level={2}>本期无新增</Heading>
      <View className="stack tight">
        {nothing.map(({ quarter, by, at }) => (
          <Text key={quarter} className="muted">
            {`${quarterName(quarter)} · ${by} ${chinaTime(at).slice(0, 10)} 确认`}
          </Text>
        ))}
      </View>
    </Card>
  )
}
