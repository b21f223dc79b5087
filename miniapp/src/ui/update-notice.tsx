import { View } from '@tarojs/components'
import { useEffect, useState } from 'react'
import { canRestart, restart } from '@/platform/update'
import { dismissUpdate, keepAll, onUpdateNotice, type UpdateNotice as Told } from '@/platform/update-notice'
import { Button } from './button'
import { Heading, Region } from './native'

/** Asks to start the new version; typed text is kept first. 稍后 leaves everything as it is. */
export function UpdateNotice() {
  const [notice, setNotice] = useState<Told | null>(null)
  const [busy, setBusy] = useState(false)
  useEffect(() => onUpdateNotice(setNotice), [])
  if (!notice) return null
  const title = notice.kind === 'ready' ? '有新版本' : '需要更新'
  const now = canRestart()
  const update = async () => {
    setBusy(true)
    await keepAll()
    restart()
  }
  return (
    <View className="veil">
      <Region role="dialog" label={title} className="dialog">
        <Heading level={2}>{title}</Heading>
        <View className="dialog-body">
          {notice.kind === 'ready' ? (
            <>
              <View>新版本已经准备好，更新后继续使用。</View>
              <View className="muted">正在填写的公开事项会先保存，更新后接着填。</View>
            </>
          ) : (
            <View>{notice.text}</View>
          )}
        </View>
        <View className="row acts">
          <Button kind={now ? 'plain' : 'primary'} disabled={busy} onPress={dismissUpdate}>
            {now ? '稍后' : '知道了'}
          </Button>
          {now ? (
            <Button kind="primary" disabled={busy} onPress={update}>
              立即更新
            </Button>
          ) : null}
        </View>
      </Region>
    </View>
  )
}
