import type { FailedMessagePage } from '@gongkai/shared/oversight/notification/notification.contract'
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { done } from '@/platform/navigate'
import { useAction } from '@/platform/use-action'
import { useMore } from '@/platform/use-more'
import { useQuery } from '@/platform/use-query'
import { Button } from '@/ui/button'
import { chinaTime } from '@/ui/china-time'
import { More } from '@/ui/more'
import { Heading } from '@/ui/native'
import { PageShell } from '@/ui/page-shell'
import { Card, Empty, Loaded, Refused } from '@/ui/views'
import { failedMessages, retryMessages } from './api'

/** As many as the server gives at once, and as many as it takes back. */
const PAGE = 50
const MOST = 200

type Message = FailedMessagePage['items'][number]

/** 没有发出的消息 (死信): WeChat messages that were given up, with the reason; each is in its receiver's inbox all the same. */
export function FailedMessagesPage() {
  // A message sent again leaves the list, so that later pages begin elsewhere.
  const [turn, setTurn] = useState(0)
  const query = useQuery('failed-messages', () => failedMessages(1))
  const more = useMore(async (page) => (await failedMessages(page)).items, PAGE, turn)
  const { busy, errors, run } = useAction()
  const retry = (messages: readonly Message[]) =>
    run(async () => {
      await retryMessages({ ids: messages.map(({ id }) => id) })
      done('已重新发送，没有发出的稍后会再出现在这里')
      setTurn((old) => old + 1)
      query.reload()
    })
  return (
    <PageShell>
      <Refused texts={errors} />
      <Loaded query={query}>
        {({ items, total }) => {
          const listed = [...items, ...more.items]
          if (listed.length === 0)
            return (
              <Empty title="没有发送失败的消息">
                <Text className="muted">微信提醒多次发不出去时，会连同原因列在这里。</Text>
              </Empty>
            )
          return (
            <>
              <Text className="muted">
                这些微信提醒多次没有发出去，收件人在“消息”里仍能看到。按原因处理以后可以重新发送。
              </Text>
              <View className="row between">
                <Heading>{`共 ${total} 条`}</Heading>
                <Button kind="link" disabled={busy} onPress={() => retry(listed.slice(0, MOST))}>
                  {`重新发送这 ${Math.min(MOST, listed.length)} 条`}
                </Button>
              </View>
              <View className="list">
                {listed.map((message) => (
                  <Failed key={message.id} message={message} busy={busy} onRetry={() => retry([message])} />
                ))}
              </View>
              <More shown={listed.length} total={total} more={more} />
            </>
          )
        }}
      </Loaded>
    </PageShell>
  )
}

function Failed({ message, busy, onRetry }: { message: Message; busy: boolean; onRetry: () => void }) {
  const { name, organisation, title, attempts, at, error } = message
  return (
    <Card>
      <Heading level={3}>{title}</Heading>
      <Text className="muted">{`给 ${organisation} ${name} · ${chinaTime(at)}，发了 ${attempts} 次`}</Text>
      <View className="note warn">{error}</View>
      <View className="row after">
        <Button kind="plain" label={`重新发送给 ${name}：${title}`} disabled={busy} onPress={onRetry}>
          重新发送
        </Button>
      </View>
    </Card>
  )
}
