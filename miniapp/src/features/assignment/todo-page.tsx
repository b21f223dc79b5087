import type { SignedInPerson } from '@gongkai/shared/account/account.contract'
import type { AssignmentSummary } from '@gongkai/shared/assignment/assignment.contract'
import { Text, View } from '@tarojs/components'
import { open } from '@/platform/navigate'
import { useQuery } from '@/platform/use-query'
import { useSession } from '@/platform/use-session'
import { Button } from '@/ui/button'
import { Heading } from '@/ui/native'
import { PageShell } from '@/ui/page-shell'
import { Card, Empty, Loaded } from '@/ui/views'
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
        {kind === 'agency' || kind === 'office' ? (
          <Button kind="plain" onPress={() => open('reports')}>
            汇总上报
          </Button>
        ) : null}
        {kind === 'office' ? (
          <Button kind="plain" onPress={() => open('edition')}>
            发布目录
          </Button>
        ) : null}
      </View>
      {kind === 'office' ? (
        <Card>
          <Text>各领域汇总上报后，在“汇总上报”接收或退回；已接收的领域在“发布目录”形成新的目录版本。</Text>
        </Card>
      ) : (
        <>
          <Heading>填报任务</Heading>
          <Loaded query={list}>
            {(items) =>
              items.length === 0 ? (
                <Empty title="目前没有填报任务" />
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
