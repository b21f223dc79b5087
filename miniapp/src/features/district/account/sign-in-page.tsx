import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useState } from 'react'
import { WeChatSignIn } from '@/features/district/wechat/wechat-sign-in'
import { leave, startAt } from '@/platform/navigate'
import { keepSession, signedInPerson } from '@/platform/session'
import { useAction } from '@/platform/use-action'
import { pageUrl } from '@/routes'
import { Button } from '@/ui/button'
import { Field } from '@/ui/field'
import { Heading } from '@/ui/native'
import { PageShell } from '@/ui/page-shell'
import { Refused } from '@/ui/views'
import { signIn } from './api'

export function SignInPage() {
  const [account, setAccount] = useState('')
  const [password, setPassword] = useState('')
  const [missing, setMissing] = useState<string[]>([])
  const { busy, errors, run } = useAction()

  const submit = async () => {
    const lacks = [...(account.trim() ? [] : ['请填写账号']), ...(password ? [] : ['请填写密码'])]
    setMissing(lacks)
    if (lacks.length > 0) return
    let others = false
    const entered = await run(async () => {
      others = keepSession(await signIn({ account: account.trim(), password }))
    })
    if (!entered) return
    if (signedInPerson()?.mustChangePassword)
      others ? Taro.reLaunch({ url: pageUrl('password') }) : Taro.redirectTo({ url: pageUrl('password') })
    // Pages and texts of the person before must not be sent as this one's.
    else if (others) startAt('todo')
    else leave('todo')
  }

  return (
    <PageShell>
      <WeChatSignIn />
      <View className="card narrow">
        <Heading level={1}>账号登录</Heading>
        <View className="muted">填报、审核、汇总和发布需要登录；查看公开目录不需要。</View>
        <Field personal="asked-for" label="账号" value={account} onChange={setAccount} />
        <Field label="密码" type="password" value={password} onChange={setPassword} onConfirm={submit} />
        <Refused texts={missing.length > 0 ? missing : errors} />
        <View className="row after">
          <Button disabled={busy} onPress={submit}>
            {busy ? '正在登录…' : '登录'}
          </Button>
        </View>
      </View>
    </PageShell>
  )
}
