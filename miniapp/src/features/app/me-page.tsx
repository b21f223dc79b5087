import { labelOf } from '@gongkai/shared/base/template/entry-template'
import { ROLES } from '@gongkai/shared/base/words/roles'
import { type SignedInPerson } from '@gongkai/shared/district/account/account.contract'
import { decideInviteAnybody } from '@gongkai/shared/district/wechat/invitation-policy'
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { OwnPosterLink } from '@/features/catalogue/poster/own-poster-link'
import { open } from '@/platform/navigate'
import { leaveSession } from '@/platform/session'
import { useAction } from '@/platform/use-action'
import { useSession } from '@/platform/use-session'
import type { Page } from '@/routes'
import { Button } from '@/ui/button'
import { Heading, Press } from '@/ui/native'
import { PageShell } from '@/ui/page-shell'
import { Card, Empty } from '@/ui/views'
import { signOut } from '../district/account/api'
import { isAdministrator } from '../district/account/is-administrator'

type Link = readonly [page: Page, name: string]

const ACCOUNT: readonly Link[] = [
  ['wechat', '微信绑定与提醒'],
  ['sessions', '登录的设备'],
  ['password', '修改密码'],
]

const PUBLIC: readonly Link[] = [
  ['followed', '我的关注'],
  ['giveFeedback', '我要反馈'],
  ['feedbackStanding', '查反馈答复'],
  ['privacy', '隐私保护说明'],
]

/** The pages of one's work that the 工作台 does not lead to. */
function workOf(person: SignedInPerson): Link[] {
  const { kind } = person.organisation
  const links: Link[] = []
  if (isAdministrator(person)) links.push(['manage', '管理（轮次、领域、单位、账号）'])
  if (decideInviteAnybody({ organisationKind: kind, roles: person.roles }).length === 0)
    links.push(['invitations', '邀请工作人员绑定微信'])
  links.push(
    ['laws', '法规库'],
    ['ledger', kind === 'office' ? '留痕' : '本单位的办理留痕'],
    ['matters', '权责与服务事项清单'],
    ['personalAnswers', '个人信息确认记录'],
    ['officialNumbers', '公务号码'],
  )
  if (isAdministrator(person)) links.push(['linkHosts', '允许的链接网站'])
  if (kind !== 'office') links.push(['guidelines', '标准指引'])
  if (kind !== 'village') links.push(['feedback', '群众反馈'])
  return links
}

function Menu({ links }: { links: readonly Link[] }) {
  return (
    <View className="menu">
      {links.map(([page, name]) => (
        <Press key={page} className="menu-link" onPress={() => open(page)}>
          {name}
        </Press>
      ))}
    </View>
  )
}

export function MePage() {
  const person = useSession()
  const [left, setLeft] = useState('')
  const { busy, run } = useAction()
  const leave = async () => {
    // Signed out here in any case; the server's answer changes nothing for the user.
    await run(async () => void (await signOut()))
    leaveSession()
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
          <View className="list">
            <View className="stack">
              <Heading>我的工作</Heading>
              <Menu links={workOf(person)} />
              {person.organisation.kind === 'office' ? null : <OwnPosterLink />}
            </View>
            <View className="stack">
              <Heading>我的账号</Heading>
              <Menu links={ACCOUNT} />
              <View className="row">
                <Button kind="danger" disabled={busy} onPress={leave}>
                  退出登录
                </Button>
              </View>
            </View>
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
      <Menu links={PUBLIC} />
    </PageShell>
  )
}
