import { passwordFaults } from '@gongkai/shared/district/account/password-rules'
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { done, leave } from '@/platform/navigate'
import { keepPerson } from '@/platform/session'
import { useAction } from '@/platform/use-action'
import { useSession } from '@/platform/use-session'
import { Button } from '@/ui/button'
import { Field } from '@/ui/field'
import { Heading } from '@/ui/native'
import { PageShell } from '@/ui/page-shell'
import { Empty, Refused } from '@/ui/views'
import { changePassword } from './api'

/** 修改密码: for everybody, and before anything else with a password that the office gave. */
export function PasswordPage() {
  const person = useSession()
  const [current, setCurrent] = useState('')
  const [next, setNext] = useState('')
  const [again, setAgain] = useState('')
  const [tried, setTried] = useState(false)
  const { busy, run, at, rest } = useAction()
  if (!person)
    return (
      <PageShell>
        <Empty title="请先登录" />
      </PageShell>
    )
  const faults = passwordFaults(next, { account: person.account, current }).map(({ text }) => text)
  const differs = again !== next
  const submit = async () => {
    setTried(true)
    if (!current || faults.length > 0 || differs) return
    const changed = await run(async () => {
      await changePassword({ current, next })
      keepPerson({ ...person, mustChangePassword: false })
    })
    if (!changed) return
    done('密码已修改')
    leave('todo')
  }
  return (
    <PageShell>
      <View className="card narrow">
        <Heading level={1}>{person.mustChangePassword ? '请设置自己的密码' : '修改密码'}</Heading>
        <Text className="muted">
          {person.mustChangePassword
            ? '现在的密码是区信息公开办给的初始密码，改成自己的以后才能办理业务。'
            : '修改以后，在其他手机和电脑上的登录会退出。'}
        </Text>
        <Field
          label={person.mustChangePassword ? '初始密码' : '当前密码'}
          type="password"
          value={current}
          issues={tried && !current ? ['请填写'] : at('current')}
          onChange={setCurrent}
        />
        <Field
          label="新密码"
          type="password"
          placeholder="至少 10 位，含字母和数字等两种以上"
          value={next}
          issues={tried || next.length >= 10 ? faults : at('next')}
          onChange={setNext}
        />
        <Field
          label="再输一次新密码"
          type="password"
          value={again}
          issues={(tried || again.length >= next.length) && again && differs ? ['两次输入的不一样'] : []}
          onChange={setAgain}
          onConfirm={submit}
        />
        <Refused texts={rest('current', 'next')} />
        <View className="row after">
          <Button disabled={busy} onPress={submit}>
            {busy ? '正在保存…' : '保存新密码'}
          </Button>
        </View>
      </View>
    </PageShell>
  )
}
