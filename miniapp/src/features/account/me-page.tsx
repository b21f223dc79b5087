import { ROLES } from '@gongkai/shared/account/account.contract'
import { labelOf } from '@gongkai/shared/entry/entry-template'
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { OwnPosterLink } from '@/features/poster/own-poster-link'
import { open } from '@/platform/navigate'
import { forgetSession } from '@/platform/session'
import { useAction } from '@/platform/use-action'
import { useSession } from '@/platform/use-session'
import { Button } from '@/ui/button'
import { Heading } from '@/ui/native'
import { PageShell } from '@/ui/page-shell'
import { Card, Empty } from '@/ui/views'
import { signOut } from './api'
import { isAdministrator } from './is-administrator'

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
              账号 {person.account} · {person.roles.map((role) => labelOf(ROLES, role)).join('、')}
            </Text>
          </Card>
          {isAdministrator(person) ? (
            <Button kind="plain" onPress={() => open('manage')}>
              管理（轮次、领域、单位、账号）
            </Button>
          ) : null}
          <Button kind="plain" onPress={() => open('password')}>
            修改密码
          </Button>
          <Button kind="plain" onPress={() => open('ledger')}>
            {person.organisation.kind === 'office' ? '留痕' : '本单位的办理留痕'}
          </Button>
          <Button kind="plain" onPress={() => open('matters')}>
            权责与服务事项清单
          </Button>
          {person.organisation.kind === 'village' ? null : (
            <Button kind="plain" onPress={() => open('feedback')}>
              群众反馈
            </Button>
          )}
          {person.organisation.kind === 'office' ? null : <OwnPosterLink />}
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
      <Heading>公开目录</Heading>
      <View className="row">
        <Button kind="plain" onPress={() => open('followed')}>
          我的关注
        </Button>
        <Button kind="plain" onPress={() => open('giveFeedback')}>
          我要反馈
        </Button>
        <Button kind="plain" onPress={() => open('feedbackStanding')}>
          查反馈答复
        </Button>
        <Button kind="plain" onPress={() => open('privacy')}>
          隐私保护说明
        </Button>
      </View>
    </PageShell>
  )
}
