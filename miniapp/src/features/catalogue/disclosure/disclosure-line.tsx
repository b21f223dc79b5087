import '@/styles/disclosure.scss'
import type { DisclosureDesk } from '@gongkai/shared/catalogue/disclosure/disclosure.contract'
import { Text, View } from '@tarojs/components'
import { open } from '@/platform/navigate'
import { ApiError } from '@/platform/request'
import { useQuery } from '@/platform/use-query'
import { Button } from '@/ui/button'
import { Heading } from '@/ui/native'
import { disclosureDesk } from './api'
import { knownItems } from './known-items'
import { useWaiting } from './use-waiting'

/** 本周应公开 3 · 逾期 1 · 应撤下 2 */
export function deskWords({ thisWeek, overdue, toTakeDown }: DisclosureDesk): string {
  const counted = [
    ['本周应公开', thisWeek.count],
    ['逾期', overdue.count],
    ['应撤下', toTakeDown.count],
  ] as const
  const left = counted.filter(([, count]) => count > 0).map(([word, count]) => `${word} ${count}`)
  return left.join(' · ') || '本周没有要公开的'
}

const itemsOf = ({ counts }: DisclosureDesk) => Object.values(counts).reduce((sum, count) => sum + count, 0)

/** 公开落实 on the 工作台; nothing where the server does not have it or the unit has no published item. */
export function DisclosureLine({ account }: { account: string }) {
  const { data, error } = useQuery(`disclosure-line/${account}`, disclosureDesk)
  const waiting = useWaiting()
  const unreached = error instanceof ApiError && error.status === 0 && knownItems().length > 0
  if (!unreached && waiting.length === 0 && (!data || itemsOf(data) === 0)) return null
  const late = (data?.overdue.count ?? 0) + (data?.toTakeDown.count ?? 0) > 0
  return (
    <View className="card disclosure-line">
      <View className="stack tight">
        <Heading level={2}>公开落实</Heading>
        <Text className={late ? 'standing-late' : 'muted'}>{data ? deskWords(data) : '现在读不到，可以先登记'}</Text>
        {waiting.length > 0 ? <Text className="muted">{`${waiting.length} 条登记还在本机`}</Text> : null}
      </View>
      <View className="row">
        <Button onPress={() => open('disclosureRecord')}>登记公开</Button>
        <Button kind="plain" label="查看公开落实" onPress={() => open('disclosureDesk')}>
          查看
        </Button>
      </View>
    </View>
  )
}
