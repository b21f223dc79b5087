import '@/styles/disclosure.scss'
import {
  type DisclosureDesk,
  type DisclosureItem,
  ITEMS_ON_A_PAGE,
  type OccurrenceView,
} from '@gongkai/shared/catalogue/disclosure/disclosure.contract'
import { ITEM_STATES, type ItemState } from '@gongkai/shared/catalogue/disclosure/item-state'
import { quarterName } from '@gongkai/shared/catalogue/disclosure/quarter'
import type { SignedInPerson } from '@gongkai/shared/district/account/account.contract'
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { open } from '@/platform/navigate'
import { useQuery } from '@/platform/use-query'
import { useSession } from '@/platform/use-session'
import { Button } from '@/ui/button'
import { ChoiceChips } from '@/ui/choice-chips'
import { TypedInput } from '@/ui/form-native'
import { More } from '@/ui/more'
import { Heading } from '@/ui/native'
import { PageShell } from '@/ui/page-shell'
import { SignInFirst } from '@/ui/sign-in-first'
import { useSearchPages } from '@/ui/use-search'
import { Card, Empty, Loaded, SearchFailed } from '@/ui/views'
import { disclosureDesk, disclosureItems } from './api'
import { WaitingThing } from './occurrence-card'
import { ownUnit } from './own-unit'
import { StateTag } from './states'
import { WaitingList } from './waiting-list'

/** 公开落实 of a unit: what waits, the quarters to be signed, and all its items by how they stand. */
export function DisclosureDeskPage() {
  const person = useSession()
  const query = useQuery(person && `disclosure-desk/${person.account}`, disclosureDesk)
  if (!person) return <SignInFirst title="登录后查看公开落实" />
  const may = query.data === null || query.data.can === undefined || query.data.can.record.length === 0
  return (
    <PageShell
      foot={
        may ? (
          <>
            <Button kind="plain" onPress={() => open('disclosurePaste')}>
              粘贴多条
            </Button>
            <Button onPress={() => open('disclosureRecord')}>登记公开</Button>
          </>
        ) : undefined
      }
    >
      <View className="row between">
        <Heading level={1}>公开落实</Heading>
        <Button kind="link" onPress={() => open('disclosureTable')}>
          清单和台账
        </Button>
      </View>
      <WaitingList />
      <Loaded query={query}>
        {(desk) => (
          <>
            <Quarters desk={desk} />
            <Waiting desk={desk} />
            <Items key={person.account} person={person} desk={desk} />
          </>
        )}
      </Loaded>
    </PageShell>
  )
}

function Quarters({ desk: { unsigned } }: { desk: DisclosureDesk }) {
  return (
    <>
      {unsigned.map(({ quarter, count }) => (
        <View key={quarter} className="note info row between">
          <View>{`${quarterName(quarter)}：${count} 个事项没有登记，也没有确认本期无新增`}</View>
          <Button
            kind="link"
            label={`确认${quarterName(quarter)}`}
            onPress={() => open('disclosureQuarter', { quarter })}
          >
            去确认
          </Button>
        </View>
      ))}
    </>
  )
}

const LISTS = [
  { code: 'thisWeek', label: '本周应公开' },
  { code: 'overdue', label: '逾期' },
  { code: 'toTakeDown', label: '应撤下' },
] as const
type List = (typeof LISTS)[number]['code']

/** The first list with something in it, until somebody picks another. */
function Waiting({ desk }: { desk: DisclosureDesk }) {
  const [picked, setPicked] = useState<List | null>(null)
  const urgent = (['overdue', 'toTakeDown', 'thisWeek'] as const).find((code) => desk[code].count > 0)
  const list = picked ?? urgent ?? 'thisWeek'
  const { count, items } = desk[list]
  return (
    <>
      <ChoiceChips
        single
        label="要办的"
        options={LISTS.map(({ code, label }) => ({ code, label: `${label} ${desk[code].count}` }))}
        value={[list]}
        onChange={([code]) => setPicked(code ?? list)}
      />
      {count === 0 ? (
        <Card>
          <Text className="muted">{NONE[list]}</Text>
        </Card>
      ) : (
        <View className="list">
          {items.map((view: OccurrenceView) => (
            <WaitingThing key={view.id} view={view} />
          ))}
        </View>
      )}
      {count > items.length ? <Text className="muted">{`先列出 ${items.length} 条，办完的会让出位置。`}</Text> : null}
    </>
  )
}

const NONE: Readonly<Record<List, string>> = {
  thisWeek: '本周没有到期要公开的信息。',
  overdue: '没有逾期的信息。',
  toTakeDown: '没有要撤下的公示。',
}

/** The items by state, found by name or number, 50 at a time. */
function Items({ person, desk }: { person: SignedInPerson; desk: DisclosureDesk }) {
  const [state, setState] = useState<ItemState | ''>('')
  const unit = ownUnit(person)
  const search = useSearchPages<DisclosureItem>(
    (q, page) => disclosureItems({ q, page, ...(state ? { state } : {}), ...(unit ? { unit } : {}) }),
    ITEMS_ON_A_PAGE,
    state,
  )
  const total = Object.values(desk.counts).reduce((sum, count) => sum + count, 0)
  const states = ITEM_STATES.filter(({ code }) => desk.counts[code] > 0)
  if (total === 0)
    return (
      <Empty title="还没有公开事项">
        <Text className="muted">目录发布以后，本单位的公开事项会列在这里。</Text>
      </Empty>
    )
  return (
    <>
      <Heading level={2}>{`公开事项（${total}）`}</Heading>
      <ChoiceChips
        single
        label="公开情况"
        options={[
          { code: '', label: `全部 ${total}` },
          ...states.map(({ code, label }) => ({ code, label: `${label} ${desk.counts[code]}` })),
        ]}
        value={[state]}
        onChange={([code]) => setState(code ?? '')}
      />
      <TypedInput
        search
        label="查找公开事项"
        placeholder="名称、内容或编号"
        value={search.text}
        onChange={search.setText}
      />
      {search.failed ? <SearchFailed what="公开事项" onRetry={search.again} /> : null}
      {search.listed?.length === 0 ? <Text className="muted">没有这样的公开事项。</Text> : null}
      <View className="list">
        {(search.listed ?? []).map((item) => (
          <ItemCard key={item.publicNumber} item={item} />
        ))}
      </View>
      {search.listed ? <More shown={search.listed.length} total={search.total} more={search.more} /> : null}
    </>
  )
}

function ItemCard({ item }: { item: DisclosureItem }) {
  const { name, state, domain, publicNumber, lastFormedOn } = item
  return (
    <Card label={`${name} ${publicNumber}`} onPress={() => open('disclosureItem', { id: publicNumber })}>
      <View className="row between">
        <Text className="domain-name">{name}</Text>
        <StateTag state={state} />
      </View>
      <Text className="muted">
        {[domain.name, publicNumber, lastFormedOn && `上一次 ${lastFormedOn} 形成`].filter(Boolean).join(' · ')}
      </Text>
    </Card>
  )
}
