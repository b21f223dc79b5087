import type { Post } from '@gongkai/shared/district/wechat/wechat.contract'
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { open } from '@/platform/navigate'
import { useAction } from '@/platform/use-action'
import { useQuery } from '@/platform/use-query'
import { inWeChat } from '@/platform/wechat'
import { Button } from '@/ui/button'
import { Heading } from '@/ui/native'
import { Refused } from '@/ui/views'
import { wechatStanding } from './api'
import { enterByWeChat } from './enter'
import { PostList } from './post-list'

/** 微信登录 above the form for account and password; nothing in a browser, or where the district has no mini-program. */
export function WeChatSignIn() {
  // Whether it exists is not worth an error: the form below works without.
  const { data } = useQuery(inWeChat ? 'wechat' : null, wechatStanding)
  const [posts, setPosts] = useState<Post[]>([])
  const { busy, errors, run } = useAction()
  if (!data?.signIn) return null
  const enter = (account?: string) =>
    run(async () => {
      const answer = await enterByWeChat(account)
      if (answer.state === 'unknown') open('wechat')
      if (answer.state === 'choose') setPosts(answer.posts)
    })
  return (
    <View className="card narrow">
      <Heading level={1}>微信登录</Heading>
      {posts.length > 0 ? (
        <>
          <Text className="muted">您有几个岗位，请选择这次用哪一个：</Text>
          <View className="after">
            <PostList posts={posts} onPick={enter} />
          </View>
        </>
      ) : (
        <>
          <Text className="muted">绑定过的微信点一下就能登录；第一次使用请准备好邀请码，或用登记过的手机号绑定。</Text>
          <View className="row after">
            <Button disabled={busy} onPress={() => enter()}>
              {busy ? '正在登录…' : '微信登录'}
            </Button>
          </View>
        </>
      )}
      <Refused texts={errors} />
    </View>
  )
}
