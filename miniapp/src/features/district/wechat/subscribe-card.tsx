import { MESSAGE_TEMPLATES } from '@gongkai/shared/base/words/message-templates'
import { type OwnWeChat, type WeChatStanding } from '@gongkai/shared/district/wechat/wechat.contract'
import { Text, View } from '@tarojs/components'
import { useAction } from '@/platform/use-action'
import { useQuery } from '@/platform/use-query'
import { inWeChat, subscribe } from '@/platform/wechat'
import { Button } from '@/ui/button'
import { Heading } from '@/ui/native'
import { Card, Refused } from '@/ui/views'
import { addCredits, ownWeChat, wechatStanding } from './api'

/** 用微信接收提醒: WeChat lets a tap stand for one message; without any, the inbox tells the same. */
export function SubscribeCard() {
  const query = useQuery(inWeChat ? 'wechat-credits' : null, async () => {
    const standing = await wechatStanding()
    return standing.templates.length > 0 ? { standing, own: await ownWeChat() } : null
  })
  // A failure to read this is not worth an error above the inbox.
  if (!query.data?.own.bound) return null
  const { standing, own } = query.data
  return <Credits standing={standing} own={own} onChanged={(next) => query.set({ standing, own: next })} />
}

function Credits({
  standing,
  own,
  onChanged,
}: {
  standing: WeChatStanding
  own: OwnWeChat
  onChanged: (own: OwnWeChat) => void
}) {
  const { busy, errors, run } = useAction()
  const ask = (kind: WeChatStanding['templates'][number]['kind'], id: string) =>
    run(async () => {
      if ((await subscribe([id])).length === 0) throw new Error('您没有同意接收，消息仍可在这里查看')
      onChanged(await addCredits([kind]))
    })
  return (
    <Card>
      <Heading level={2}>用微信接收提醒</Heading>
      <Text className="muted">微信规定点一次收一条。不订阅也不影响：所有提醒都在“消息”里。</Text>
      <View className="stack after">
        {MESSAGE_TEMPLATES.flatMap(({ kind, label }) => {
          const template = standing.templates.find((candidate) => candidate.kind === kind)
          if (!template) return []
          const left = own.credits.find((credit) => credit.kind === kind)?.left
          return [
            <View key={kind} className="row between">
              <View>
                <Text>{label}</Text>
                <Text className="muted">{left === null ? '已长期订阅' : left ? `还可收 ${left} 条` : '未订阅'}</Text>
              </View>
              {left === null ? null : (
                <Button kind="plain" label={`订阅${label}`} disabled={busy} onPress={() => ask(kind, template.id)}>
                  {left ? '再收一条' : '订阅'}
                </Button>
              )}
            </View>,
          ]
        })}
      </View>
      <Refused texts={errors} />
    </Card>
  )
}
