import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { open } from '@/platform/navigate'
import { forgetSession } from '@/platform/session'
import { useAction } from '@/platform/use-action'
import { useSession } from '@/platform/use-session'
import { Button } from '@/ui/button'
import { Heading } from '@/ui/native'
import { PageShell } from '@/ui/page-shell'
import { Card, Empty } from '@/ui/views'
import { signOut } from './api'

const ROLES = { editor: '填报员', approver: '审签人', admin: '管理员' } as const

export function MePage() {
  const person = useSession()
  const [left, setLeft] = useState('')
  const { busy, run } = useAction()
  const leave = async () => {
    // Signed out here in any case; the server's answer changes nothing for the user.
    await run(async () => void (await signOut()))
    forgetSession()
    setLeft(person?.account ?? '')
    open('signIn')
  }

  return (
    <PageShell>
      {person && person.account !== left ? (
        <>
          <Card>
            <Heading level={1}>{person.name}</Heading>
            <Text className="muted">{person.organisation.name}</Text>
            <Text className="muted">
              账号 {person.account} · {person.roles.map((role) => ROLES[role]).join('、')}
            </Text>
          </Card>
          <Button kind="plain" onPress={() => open('matters')}>
            权责与服务事项清单
          </Button>
          <View className="row">
            <Button kind="danger" disabled={busy} onPress={leave}>
              退出登录
            </Button>
          </View>
        </>
      ) : (
        <Empty title="尚未登录">
          <Text className="muted">查看公开目录不需要登录。</Text>
          <Button
            onPress={() => {
              setLeft('')
              open('signIn')
            }}
          >
            登录
          </Button>
        </Empty>
      )}
    </PageShell>
  )
}
