import type { OwnWeChat } from '@gongkai/shared/district/wechat/wechat.contract'
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { done, open } from '@/platform/navigate'
import { leaveSession } from '@/platform/session'
import { useAction } from '@/platform/use-action'
import { type Query, useQuery } from '@/platform/use-query'
import { useScene } from '@/platform/use-scene'
import { useSession } from '@/platform/use-session'
import { inWeChat } from '@/platform/wechat'
import { Button } from '@/ui/button'
import { chinaTime } from '@/ui/china-time'
import { Heading } from '@/ui/native'
import { PageShell } from '@/ui/page-shell'
import { PhoneButton } from '@/ui/phone-button'
import { Card, Confirm, Empty, Loaded, Refused } from '@/ui/views'
import { changePhone, ownWeChat, unbindWeChat } from './api'
import { BindForm } from './bind-form'
import { enterByWeChat } from './enter'
import { PostList } from './post-list'
import { SubscribeCard } from './subscribe-card'

/** 微信绑定: to be bound where nobody is signed in or an invitation was scanned; else how one's account stands to WeChat. */
export function WeChatPage() {
  const person = useSession()
  const scanned = useScene('invitation')
  if (person && !scanned) return <OwnWeChatPage account={person.account} />
  return (
    <PageShell>
      {inWeChat ? (
        <BindForm />
      ) : (
        <Empty title="请在微信里绑定">
          <Text className="muted">用手机微信扫邀请卡上的小程序码，或在小程序“我的—登录”里点“微信登录”。</Text>
        </Empty>
      )}
    </PageShell>
  )
}

function OwnWeChatPage({ account }: { account: string }) {
  const query = useQuery('own-wechat', ownWeChat)
  return (
    <PageShell>
      <Loaded query={query}>
        {({ bound, phone, posts }) => (
          <>
            <Card>
              <Heading level={1}>微信绑定</Heading>
              <Text className="muted">
                {bound
                  ? `${chinaTime(bound.at)} 用${bound.by === 'phone' ? '手机号' : '邀请码'}绑定。绑定的微信点一下就能登录。`
                  : '这个账号还没有绑定微信。绑定后在手机上点一下就能登录，还能收到微信提醒。'}
              </Text>
              <Acts query={query} bound={bound !== null} />
            </Card>
            <SubscribeCard />
            {posts.length > 1 ? (
              <>
                <Heading>我的岗位</Heading>
                <Posts posts={posts} current={account} />
              </>
            ) : null}
            <Phone phone={phone} onChanged={query.set} />
          </>
        )}
      </Loaded>
    </PageShell>
  )
}

function Acts({ query, bound }: { query: Query<OwnWeChat>; bound: boolean }) {
  const [asking, setAsking] = useState(false)
  const { busy, errors, run } = useAction()
  const unbind = () =>
    run(async () => {
      await unbindWeChat()
      setAsking(false)
      done('已解除绑定')
      if (!inWeChat) return query.reload()
      leaveSession()
      open('signIn')
    })
  if (!bound)
    return <Text className="muted">请向本单位审签人或区信息公开办要邀请码；有邀请卡的，用微信扫上面的小程序码。</Text>
  return (
    <>
      <View className="row after">
        <Button kind="danger" onPress={() => setAsking(true)}>
          解除绑定
        </Button>
      </View>
      {asking ? (
        <Confirm
          title="解除微信绑定？"
          confirm="解除"
          danger
          busy={busy}
          onConfirm={unbind}
          onCancel={() => setAsking(false)}
        >
          <Text className="muted">
            用这个微信登录的手机会立即退出登录，微信提醒也不再发送。以后可以用账号和密码登录，或用新的邀请码再绑定。
          </Text>
          <Refused texts={errors} />
        </Confirm>
      ) : null}
    </>
  )
}

function Posts({ posts, current }: { posts: OwnWeChat['posts']; current: string }) {
  const { errors, run } = useAction()
  return (
    <>
      {inWeChat ? null : <Text className="muted">换岗位请在微信小程序里操作，或退出后用另一个账号登录。</Text>}
      <PostList
        posts={posts}
        current={current}
        onPick={(account) => run(async () => void (await enterByWeChat(account)))}
      />
      <Refused texts={errors} />
    </>
  )
}

function Phone({ phone, onChanged }: { phone: string; onChanged: (own: OwnWeChat) => void }) {
  const { busy, errors, run } = useAction()
  const change = (code: string) =>
    run(async () => {
      onChanged(await changePhone(code))
      done('手机号已更新')
    })
  return (
    <Card>
      <Heading level={2}>手机号</Heading>
      <Text className="muted">
        {phone ? `登记的手机号 ${phone}` : '没有登记手机号'}。换了手机或微信时，可以用登记的手机号重新绑定。
      </Text>
      <View className="row after">
        <PhoneButton disabled={busy} onCode={change} onRefused={(text) => run(() => Promise.reject(new Error(text)))}>
          {phone ? '换成微信的手机号' : '登记微信的手机号'}
        </PhoneButton>
      </View>
      <Refused texts={errors} />
    </Card>
  )
}
