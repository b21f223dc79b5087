import {
  type DisclosureItem,
  ITEMS_ON_A_PAGE,
  MOST_SIGNED_AT_ONCE,
} from '@gongkai/shared/catalogue/disclosure/disclosure.contract'
import { quarterName } from '@gongkai/shared/catalogue/disclosure/quarter'
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { done, leave, useParam } from '@/platform/navigate'
import { useAction } from '@/platform/use-action'
import { useQuery } from '@/platform/use-query'
import { useSession } from '@/platform/use-session'
import { Button } from '@/ui/button'
import { LongList } from '@/ui/long-list'
import { Check, Heading } from '@/ui/native'
import { PageShell } from '@/ui/page-shell'
import { SignInFirst } from '@/ui/sign-in-first'
import { Tag } from '@/ui/status-tag'
import { Card, Confirm, Empty, Loaded, Refused } from '@/ui/views'
import { disclosureDesk, disclosureItems, signNothing } from './api'
import { ownUnit } from './own-unit'

/** All of the list, page after page: it is signed as one. */
async function allUnsigned(unsigned: string, unit: string | undefined): Promise<DisclosureItem[]> {
  const items: DisclosureItem[] = []
  for (let page = 1; items.length < MOST_SIGNED_AT_ONCE; page++) {
    const read = await disclosureItems({ unsigned, page, ...(unit ? { unit } : {}) })
    items.push(...read.items)
    if (read.items.length < ITEMS_ON_A_PAGE || items.length >= read.total) break
  }
  return items
}

/** 本期无新增: one list of a quarter, all ticked or some, signed by an approver. */
export function QuarterPage() {
  const person = useSession()
  const quarter = useParam('quarter')
  const unit = person ? ownUnit(person) : undefined
  const query = useQuery(person && quarter ? `disclosure-quarter/${person.account}/${quarter}` : null, async () => {
    const [items, desk] = await Promise.all([allUnsigned(quarter, unit), disclosureDesk()])
    return { items, sign: desk.can?.sign ?? [] }
  })
  const [ticked, setTicked] = useState<readonly string[]>([])
  const [asking, setAsking] = useState(false)
  const { busy, errors, run } = useAction(query.reload)
  if (!person) return <SignInFirst title="登录后确认本期无新增" />
  const items = query.data?.items ?? []
  const chosen = items.filter(({ publicNumber }) => ticked.includes(publicNumber))
  const all = items.length > 0 && chosen.length === items.length
  const may = query.data?.sign.length === 0
  const sign = () =>
    run(async () => {
      const { signed } = await signNothing({ quarter, publicNumbers: chosen.map(({ publicNumber }) => publicNumber) })
      setAsking(false)
      done(`已确认 ${signed} 个事项本期无新增`)
      setTicked([])
      if (all) leave('todo')
      else query.reload()
    })
  const toggle = (publicNumber: string, on: boolean) =>
    setTicked(on ? [...ticked, publicNumber] : ticked.filter((one) => one !== publicNumber))
  return (
    <PageShell
      foot={
        may && items.length > 0 ? (
          <>
            <Button kind="plain" onPress={() => setTicked(all ? [] : items.map(({ publicNumber }) => publicNumber))}>
              {all ? '全不选' : `全选 ${items.length} 个`}
            </Button>
            <Button disabled={busy || chosen.length === 0} onPress={() => setAsking(true)}>
              {`确认无新增（${chosen.length}）`}
            </Button>
          </>
        ) : undefined
      }
    >
      {quarter ? <Heading level={1}>{`${quarterName(quarter)}本期无新增`}</Heading> : <Empty title="没有选定季度" />}
      <Loaded query={query} waiting={quarter ? undefined : <View />}>
        {({ sign: reasons }) => (
          <>
            {items.length === 0 ? (
              <Empty title="这个季度没有要确认的事项">
                <Text className="muted">每个事项都已经登记过，或者确认过本期无新增。</Text>
              </Empty>
            ) : (
              <Text className="muted">{`${items.length} 个事项在这个季度没有登记过公开，也没有确认过。有新增的请登记公开，没有的请确认。`}</Text>
            )}
            {reasons.map(({ text }) => (
              <View key={text} className="note info">
                {text}
              </View>
            ))}
            <LongList items={items} rowHeight={88}>
              {(item) => (
                <Row
                  key={item.publicNumber}
                  item={item}
                  ticked={ticked.includes(item.publicNumber)}
                  disabled={!may}
                  onTick={(on) => toggle(item.publicNumber, on)}
                />
              )}
            </LongList>
          </>
        )}
      </Loaded>
      {asking ? (
        <Confirm
          title={`确认 ${chosen.length} 个事项本期无新增？`}
          confirm="确认无新增"
          busy={busy}
          onConfirm={sign}
          onCancel={() => setAsking(false)}
        >
          <Text>
            {`确认的意思是：${quarterName(quarter)}里，这 ${chosen.length} 个事项没有形成应当公开的信息。以${person.organisation.name}审签人${person.name}的名义确认，群众会看到“本期无新增”，不能收回；以后发现有的，仍可以登记公开。`}
          </Text>
          <Refused texts={errors} />
        </Confirm>
      ) : null}
    </PageShell>
  )
}

function Row({
  item,
  ticked,
  disabled,
  onTick,
}: {
  item: DisclosureItem
  ticked: boolean
  disabled: boolean
  onTick: (on: boolean) => void
}) {
  const { name, domain, publicNumber, lastFormedOn } = item
  const facts = `${domain.name} · ${publicNumber} · ${lastFormedOn ? `上一次 ${lastFormedOn} 形成` : '还没有登记过'}`
  if (disabled)
    return (
      <Card>
        <Text className="domain-name">{name}</Text>
        <Text className="muted">{facts}</Text>
      </Card>
    )
  return (
    <Check className="pick" label={`${name} ${publicNumber}`} checked={ticked} onChange={onTick}>
      <View className="row between">
        <Text className="domain-name">{name}</Text>
        {ticked ? <Tag tone="brand">无新增</Tag> : null}
      </View>
      <Text className="muted">{facts}</Text>
    </Check>
  )
}
