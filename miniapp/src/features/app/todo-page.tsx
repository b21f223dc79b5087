import type { AssignmentSummary } from '@gongkai/shared/compiling/assignment/assignment.contract'
import type { SignedInPerson } from '@gongkai/shared/district/account/account.contract'
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { open } from '@/platform/navigate'
import { useQuery } from '@/platform/use-query'
import { useSession } from '@/platform/use-session'
import { Button } from '@/ui/button'
import { Check, Heading } from '@/ui/native'
import { PageShell } from '@/ui/page-shell'
import { Tag } from '@/ui/status-tag'
import { Card, Empty, Loaded } from '@/ui/views'
import { AmendmentsCard, AmendmentsLink } from '../catalogue/amendment/amendments-link'
import { DisclosureLine } from '../catalogue/disclosure/disclosure-line'
import { WaveBanners } from '../catalogue/law-wave/wave-banners'
import { WatchCards, WatchLinks } from '../catalogue/supervision/watch-card'
import { assignments } from '../compiling/assignment/api'
import { AssignmentCard } from '../compiling/assignment/assignment-card'
import { UnsentDrafts } from '../compiling/entry/unsent-drafts'
import { GuidelinesLink } from '../compiling/guideline/guidelines-link'
import { RenewalLink } from '../compiling/renewal/renewal-link'
import { reviews } from '../compiling/review/api'
import { isAdministrator } from '../district/account/is-administrator'
import { officeDesk } from '../oversight/dashboard/api'
import { InboxLink } from '../oversight/notification/inbox-link'
import { FindingsLine } from '../oversight/personal-scan/findings-line'
import { SetupCard } from './setup/setup-card'

const GROUPS = [
  { code: 'returned', label: '已退回' },
  { code: 'draft', label: '填报中' },
  { code: 'submitted', label: '待审核' },
  { code: 'approved', label: '已通过' },
] as const

/** How the work stands at a glance; tapping a state shows only its domains. */
function Standing({
  items,
  only,
  onOnly,
}: {
  items: AssignmentSummary[]
  only: string
  onOnly: (state: string) => void
}) {
  const open = items.filter(({ state }) => state === 'draft' || state === 'returned')
  const late = open.filter((item) => item.late).length
  const [next] = open.filter(({ daysLeft }) => daysLeft >= 0).sort((a, b) => a.daysLeft - b.daysLeft)
  return (
    <View className="card standing">
      <Text className="standing-head">
        {open.length === 0
          ? '本阶段的任务都已报送'
          : next
            ? `还有${next.workingDaysEstimated ? '约' : ''} ${next.workingDaysLeft} 个工作日，${next.dueOn} 截止`
            : late === open.length
              ? '未完成的任务都已逾期'
              : '退回的任务请尽快重新报送'}
      </Text>
      {late > 0 ? <Text className="standing-late">{`${late} 个领域已逾期，请尽快报送`}</Text> : null}
      <View className="row ready">
        {GROUPS.map(({ code, label }) => {
          const count = items.filter(({ state }) => state === code).length
          return (
            <Check
              key={code}
              className="chip"
              label={`${label} ${count}`}
              checked={only === code}
              disabled={count === 0}
              onChange={(on) => onOnly(on ? code : '')}
            >
              <Text>{`${label} ${count}`}</Text>
            </Check>
          )
        })}
      </View>
    </View>
  )
}

/** Returned first, then late, draft, under review, approved; the nearest date first. */
function urgency({ state, late }: AssignmentSummary): number {
  if (state === 'returned') return 0
  if (state === 'draft') return late ? 1 : 2
  return state === 'submitted' ? 3 : 4
}

/** Of the same urgency and date they stay in the order of their domains, in which the server sends them. */
function sorted(list: AssignmentSummary[]): AssignmentSummary[] {
  return [...list].sort((a, b) => urgency(a) - urgency(b) || a.daysLeft - b.daysLeft)
}

/** A lead reviews the towns, a town its villages; a town with nothing waiting has no such button. */
function ReviewLink({ kind, account }: { kind: 'agency' | 'town'; account: string }) {
  const queue = useQuery(`reviews/${account}`, reviews)
  const count = queue.data?.filter((item) => item.state === 'submitted').length
  if (kind === 'town' && !count) return null
  return (
    <Button kind="plain" onPress={() => open('reviews')}>
      {count === undefined ? '审核' : `审核（${count}）`}
    </Button>
  )
}

/** The office fills nothing: reports of the leads wait here, and domains that can be published. */
function OfficeDesk({ person }: { person: SignedInPerson }) {
  const desk = useQuery('desk', officeDesk)
  return (
    <View className="list">
      {isAdministrator(person) ? <SetupCard /> : null}
      <Card onPress={() => open('matrix')}>
        <Heading level={2}>进度总览</Heading>
        <Text className="muted">各领域、各单位填报和审核到哪一步，谁逾期</Text>
      </Card>
      <Card onPress={() => open('reports')}>
        <Heading level={2}>汇总上报</Heading>
        <Loaded query={desk}>
          {({ reports: { total, waiting } }) => (
            <>
              <Text className="muted">{`${total} 份汇总上报，其中 ${waiting.length} 份待接收或退回`}</Text>
              {waiting.slice(0, 5).map((item) => (
                <View key={item.id} className="row between">
                  <Text>{item.domain.name}</Text>
                  <Tag tone="warn">待接收</Tag>
                </View>
              ))}
            </>
          )}
        </Loaded>
      </Card>
      <Card onPress={() => open('edition')}>
        <Heading level={2}>发布目录</Heading>
        <Loaded query={desk}>
          {({ round, publication: { domains, ready } }) =>
            round ? (
              <Text className="muted">{`${round.name} · ${domains} 个领域中 ${ready} 个可以发布`}</Text>
            ) : (
              <Text className="muted">还没有编制轮次</Text>
            )
          }
        </Loaded>
      </Card>
      <AmendmentsCard />
      <WatchCards account={person.account} />
      <Card onPress={() => open('nudges')}>
        <Heading level={2}>催办</Heading>
        <Text className="muted">牵头单位还没有报送、还没有汇总上报的领域</Text>
      </Card>
      <Card onPress={() => open('statistics')}>
        <Heading level={2}>统计</Heading>
        <Text className="muted">报送进度、退回次数、各牵头单位审核用时</Text>
      </Card>
      <Card onPress={() => open('coverage')}>
        <Heading level={2}>覆盖情况</Heading>
        <Text className="muted">应当公开、目录里还没有的，不予公开到期要评估的</Text>
      </Card>
      <Card onPress={() => open('takedowns')}>
        <Heading level={2}>下线记录</Heading>
        <Text className="muted">紧急下线的公开事项和答复，改好或核查后恢复</Text>
      </Card>
      <Card onPress={() => open('ledger')}>
        <Heading level={2}>留痕</Heading>
        <Text className="muted">谁在什么时候办了什么，可以筛选和导出</Text>
      </Card>
      {isAdministrator(person) ? (
        <Card onPress={() => open('manage')}>
          <Heading level={2}>管理</Heading>
          <Text className="muted">编制轮次和延期、工作日历、试点领域和牵头单位、标准指引、单位、账号</Text>
        </Card>
      ) : null}
    </View>
  )
}

function Desk({ person }: { person: SignedInPerson }) {
  const { kind } = person.organisation
  const [only, setOnly] = useState('')
  const list = useQuery(kind === 'office' ? null : `assignments/${person.account}`, assignments)
  return (
    <>
      <View>
        <Heading level={1}>{person.organisation.name}</Heading>
        <Text className="muted">{person.name}</Text>
      </View>
      <View className="row">
        <InboxLink account={person.account} />
        {kind === 'agency' || kind === 'town' ? <ReviewLink kind={kind} account={person.account} /> : null}
        {kind === 'agency' || kind === 'town' ? <AmendmentsLink account={person.account} /> : null}
        {kind === 'agency' ? (
          <>
            <Button kind="plain" onPress={() => open('matrix')}>
              进度总览
            </Button>
            <Button kind="plain" onPress={() => open('reports')}>
              汇总上报
            </Button>
            <Button kind="plain" onPress={() => open('nudges')}>
              催办
            </Button>
            <GuidelinesLink account={person.account} />
          </>
        ) : null}
      </View>
      <View className="row">
        <Button kind="plain" onPress={() => open('imports')}>
          导入表格
        </Button>
        <Button kind="plain" onPress={() => open('exports')}>
          导出文件
        </Button>
        {kind === 'agency' || kind === 'town' ? (
          <>
            <Button kind="plain" onPress={() => open('coverage')}>
              覆盖情况
            </Button>
            <Button kind="plain" onPress={() => open('takedowns')}>
              下线记录
            </Button>
          </>
        ) : null}
        {kind === 'office' ? null : <WatchLinks account={person.account} isLead={kind === 'agency'} />}
      </View>
      {kind === 'village' ? null : <WaveBanners account={person.account} />}
      <FindingsLine account={person.account} />
      {kind === 'office' ? (
        <OfficeDesk person={person} />
      ) : (
        <>
          <DisclosureLine account={person.account} />
          <UnsentDrafts />
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
                <>
                  <RenewalLink account={person.account} />
                  <Standing items={items} only={only} onOnly={setOnly} />
                  <View className="list">
                    {sorted(items)
                      .filter(({ state }) => !only || state === only)
                      .map((item) => (
                        <AssignmentCard
                          key={item.id}
                          mine
                          item={item}
                          onPress={() => open('assignment', { id: item.id })}
                        />
                      ))}
                  </View>
                </>
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
