import type { SignedInPerson } from '@gongkai/shared/account/account.contract'
import type { AssignmentSummary } from '@gongkai/shared/assignment/assignment.contract'
import { Text, View } from '@tarojs/components'
import { open } from '@/platform/navigate'
import { useQuery } from '@/platform/use-query'
import { useSession } from '@/platform/use-session'
import { Button } from '@/ui/button'
import { Heading } from '@/ui/native'
import { PageShell } from '@/ui/page-shell'
import { Tag } from '@/ui/status-tag'
import { Card, Empty, Loaded } from '@/ui/views'
import { publication } from '../publication/api'
import { reports } from '../report/api'
import { waitsForMe } from '../report/reports-page'
import { reviews } from '../review/api'
import { assignments } from './api'
import { AssignmentCard } from './assignment-card'

/** Returned first, then late, draft, under review, approved; the nearest date first. */
function urgency({ state, late }: AssignmentSummary): number {
  if (state === 'returned') return 0
  if (state === 'draft') return late ? 1 : 2
  return state === 'submitted' ? 3 : 4
}

function sorted(list: AssignmentSummary[]): AssignmentSummary[] {
  return [...list].sort(
    (a, b) => urgency(a) - urgency(b) || a.daysLeft - b.daysLeft || a.domain.code.localeCompare(b.domain.code),
  )
}

function ReviewLink({ account }: { account: string }) {
  const queue = useQuery(`reviews/${account}`, reviews)
  const count = queue.data?.filter((item) => item.state === 'submitted').length
  return (
    <Button kind="plain" onPress={() => open('reviews')}>
      {count === undefined ? '审核' : `审核（${count}）`}
    </Button>
  )
}

/** The office fills nothing: what the leads reported waits here, and what can be published. */
function OfficeDesk() {
  const reported = useQuery('reports', reports)
  const preview = useQuery('publication', publication)
  const waiting = reported.data?.filter(waitsForMe)
  const ready = preview.data?.domains.filter((domain) => domain.ready)
  return (
    <View className="list">
      <Card onPress={() => open('reports')}>
        <Heading level={2}>汇总上报</Heading>
        <Loaded query={reported}>
          {(all) => (
            <>
              <Text className="muted">{`${all.length} 份汇总上报，其中 ${waiting?.length ?? 0} 份待接收或退回`}</Text>
              {waiting?.slice(0, 5).map((each) => (
                <View key={each.id} className="row between">
                  <Text>{each.domain.name}</Text>
                  <Tag tone="warn">待接收</Tag>
                </View>
              ))}
            </>
          )}
        </Loaded>
      </Card>
      <Card onPress={() => open('edition')}>
        <Heading level={2}>发布目录</Heading>
        <Loaded query={preview}>
          {({ round, domains }) => (
            <Text className="muted">{`${round.name} · ${domains.length} 个领域中 ${ready?.length ?? 0} 个可以发布`}</Text>
          )}
        </Loaded>
      </Card>
    </View>
  )
}

function Desk({ person }: { person: SignedInPerson }) {
  const { kind } = person.organisation
  const list = useQuery(kind === 'office' ? null : `assignments/${person.account}`, assignments)
  return (
    <>
      <View>
        <Heading level={1}>{person.organisation.name}</Heading>
        <Text className="muted">{person.name}</Text>
      </View>
      <View className="row">
        {kind === 'agency' ? <ReviewLink account={person.account} /> : null}
        {kind === 'agency' ? (
          <Button kind="plain" onPress={() => open('reports')}>
            汇总上报
          </Button>
        ) : null}
      </View>
      {kind === 'office' ? (
        <OfficeDesk />
      ) : (
        <>
          <Heading>填报任务</Heading>
          <Loaded query={list}>
            {(items) =>
              items.length === 0 ? (
                <Empty title="目前没有填报任务">
                  <Text className="muted">
                    {kind === 'village'
                      ? '镇（街道）委托填报后，任务会显示在这里。'
                      : '新一轮编制开始后，任务会显示在这里。'}
                  </Text>
                </Empty>
              ) : (
                <View className="list">
                  {sorted(items).map((item) => (
                    <AssignmentCard
                      key={item.id}
                      mine
                      item={item}
                      onPress={() => open('assignment', { id: item.id })}
                    />
                  ))}
                </View>
              )
            }
          </Loaded>
        </>
      )}
    </>
  )
}

export function TodoPage() {
  const person = useSession()
  return (
    <PageShell>
      {person ? (
        <Desk key={person.account} person={person} />
      ) : (
        <Empty title="登录后办理填报、审核和发布">
          <Button onPress={() => open('signIn')}>登录</Button>
        </Empty>
      )}
    </PageShell>
  )
}
