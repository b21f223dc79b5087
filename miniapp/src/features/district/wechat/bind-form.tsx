import type { BindWeChatRequest, Post } from '@gongkai/shared/district/wechat/wechat.contract'
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { open } from '@/platform/navigate'
import { useAction } from '@/platform/use-action'
import { useScene } from '@/platform/use-scene'
import { loginCode } from '@/platform/wechat'
import { Button } from '@/ui/button'
import { Field } from '@/ui/field'
import { Heading } from '@/ui/native'
import { PhoneButton } from '@/ui/phone-button'
import { Refused } from '@/ui/views'
import { bindWeChat } from './api'
import { enter, enterByWeChat } from './enter'
import { PostList } from './post-list'

/** 绑定微信: by the invitation that was scanned or typed, or by the phone number the office registered. */
export function BindForm() {
  const scanned = useScene('invitation')
  const [invitation, setInvitation] = useState(scanned)
  const [missing, setMissing] = useState('')
  const [posts, setPosts] = useState<Post[]>([])
  const { busy, run, at, rest } = useAction()
  const take = (by: Omit<BindWeChatRequest, 'code'>) =>
    run(async () => {
      const answer = enter(await bindWeChat({ code: await loginCode(), ...by }))
      if (answer.state === 'choose') setPosts(answer.posts)
    })
  const byInvitation = () => {
    setMissing(invitation.trim() ? '' : '请填写邀请码')
    if (invitation.trim()) void take({ invitation: invitation.trim() })
  }
  if (posts.length > 0)
    return (
      <View className="card narrow">
        <Heading level={1}>绑定好了</Heading>
        <Text className="muted">您有几个岗位，请选择这次用哪一个：</Text>
        <View className="after">
          <PostList posts={posts} onPick={(account) => run(async () => void (await enterByWeChat(account)))} />
        </View>
        <Refused texts={rest()} />
      </View>
    )
  return (
    <>
      <View className="card narrow">
        <Heading level={1}>绑定微信</Heading>
        <Text className="muted">
          {scanned
            ? '邀请码已经填好，点“绑定”后这个微信就能登录您的账号。请确认是本人的邀请。'
            : '邀请码由本单位审签人或区信息公开办发给您，只能用一次。绑定后点一下就能登录。'}
        </Text>
        <Field
          personal="asked-for"
          label="邀请码"
          value={invitation}
          onChange={setInvitation}
          onConfirm={byInvitation}
          issues={[...(missing ? [missing] : []), ...at('invitation')]}
        />
        <View className="row after">
          <Button disabled={busy} onPress={byInvitation}>
            {busy ? '正在绑定…' : '绑定'}
          </Button>
        </View>
        <Refused texts={rest('invitation', 'phone')} />
      </View>
      <View className="card narrow">
        <Heading level={2}>没有邀请码</Heading>
        <Text className="muted">区信息公开办登记过您的手机号的，可以用手机号绑定。手机号只用来核对账号。</Text>
        <View className="row after">
          <PhoneButton
            disabled={busy}
            onCode={(phoneCode) => take({ phoneCode })}
            onRefused={(text) => run(() => Promise.reject(new Error(text)))}
          >
            用手机号绑定
          </PhoneButton>
          <Button kind="link" onPress={() => open('signIn')}>
            用账号和密码登录
          </Button>
        </View>
        <Refused texts={at('phone')} />
      </View>
    </>
  )
}
