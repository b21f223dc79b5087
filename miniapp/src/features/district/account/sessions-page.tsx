import type { SessionView } from '@gongkai/shared/district/account/account.contract'
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { done, open } from '@/platform/navigate'
import { useAction } from '@/platform/use-action'
import { useQuery } from '@/platform/use-query'
import { Button } from '@/ui/button'
import { chinaTime } from '@/ui/china-time'
import { Heading } from '@/ui/native'
import { PageShell } from '@/ui/page-shell'
import { Tag } from '@/ui/status-tag'
import { Card, Confirm, Loaded, Refused } from '@/ui/views'
import { endSession, sessions } from './api'

/** 登录的设备: the devices signed in to one's account, each to be signed out from here. */
export function SessionsPage() {
  const query = useQuery('sessions', sessions)
  const [asking, setAsking] = useState<SessionView | null>(null)
  const { busy, errors, run } = useAction()
  const end = async () => {
    if (!asking) return
    const finished = await run(async () => query.set(await endSession(asking.id)))
    if (!finished) return
    setAsking(null)
    done('已下线')
  }
  return (
    <PageShell>
      <Text className="muted">账号在这些设备上登录着，30 天后要重新登录。有不认识的设备，请让它下线，再修改密码。</Text>
      <Loaded query={query}>
        {(items) => (
          <View className="list">
            {items.map((session) => (
              <Card key={session.id}>
                <View className="row between">
                  <Heading level={3}>{session.device}</Heading>
                  {session.current ? <Tag tone="ok">本机</Tag> : null}
                </View>
                <Text className="muted">{`${chinaTime(session.createdAt)} 登录`}</Text>
                <Text className="muted">{`最近使用 ${chinaTime(session.lastUsedAt)}`}</Text>
                {session.current ? null : (
                  <View className="row after">
                    <Button
                      kind="danger"
                      label={`让 ${session.device} 下线，${chinaTime(session.createdAt)} 登录`}
                      disabled={busy}
                      onPress={() => setAsking(session)}
                    >
                      下线
                    </Button>
                  </View>
                )}
              </Card>
            ))}
          </View>
        )}
      </Loaded>
      <View className="row">
        <Button kind="plain" onPress={() => open('password')}>
          修改密码
        </Button>
      </View>
      {asking ? (
        <Confirm
          title="让这台设备下线？"
          confirm="下线"
          danger
          busy={busy}
          onConfirm={end}
          onCancel={() => setAsking(null)}
        >
          <Text>{asking.device}</Text>
          <Text className="muted">它立即退出登录。还没有上传的填报内容留在那台设备上，重新登录后会接着上传。</Text>
          <Refused texts={errors} />
        </Confirm>
      ) : null}
    </PageShell>
  )
}
