import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useEffect, useState } from 'react'
import { open, startAt } from '@/platform/navigate'
import { goOnAsOther, makeWay, onSession, takenOver } from '@/platform/session'
import { pageUrl } from '@/routes'
import { Button } from './button'
import { Heading, Region } from './native'

const atSignIn = () => (Taro.getCurrentInstance().router?.path ?? '').startsWith(pageUrl('signIn'))

/** Closes the page to whoever it does not belong to: somebody else has been signed in since, in another tab of this browser. */
export function OtherAccount() {
  const [taken, setTaken] = useState(takenOver)
  useEffect(() => {
    const look = () => setTaken(takenOver())
    look()
    return onSession(look)
  }, [])
  if (!taken) return null
  const { from, by } = taken
  return (
    <View className="veil">
      <Region role="dialog" label="已换账号登录" className="dialog">
        <Heading level={2}>已换账号登录</Heading>
        <View className="dialog-body stack tight">
          <View>{`这个浏览器的另一个页面已由 ${by.name}（${by.organisation.name}）登录。`}</View>
          <View>{`这里是 ${from.name}（${from.organisation.name}）打开的页面，为避免记到别人名下，已停止办理。`}</View>
          <View className="muted">{`重新登录 ${from.name} 的账号，可以接着办理；填写的公开事项一直保存在本机。`}</View>
        </View>
        <View className="row acts">
          <Button
            kind="plain"
            onPress={() => {
              goOnAsOther()
              startAt('todo')
            }}
          >
            {`改用 ${by.name}`}
          </Button>
          <Button
            onPress={() => {
              makeWay()
              if (!atSignIn()) open('signIn')
            }}
          >
            {`重新登录 ${from.name}`}
          </Button>
        </View>
      </Region>
    </View>
  )
}
