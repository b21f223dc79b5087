import { Text, View } from '@tarojs/components'
import { useAction } from '@/platform/use-action'
import { useQuery } from '@/platform/use-query'
import { Button } from '@/ui/button'
import { Refused } from '@/ui/views'
import { openPoster, ownPoster } from './api'

/** To the poster of one's own unit; a village hangs up that of its town. */
export function OwnPosterLink() {
  const query = useQuery('me/poster', ownPoster)
  const { busy, errors, run } = useAction()
  if (!query.data) return query.error ? <Text className="muted">没有读到公示栏海报：{query.error.message}</Text> : null
  const { poster } = query.data
  if (!poster) return <Text className="muted">本单位的公开事项发布以后，可以在这里打印公示栏海报。</Text>
  return (
    <View className="stack">
      <Button kind="plain" disabled={busy} onPress={() => run(() => openPoster(poster.path))}>
        打印公示栏海报
      </Button>
      <Text className="muted">
        一张 A4 纸，群众用微信扫码查看{poster.organisation}的 {poster.entryCount} 项公开事项。
      </Text>
      <Refused texts={errors} />
    </View>
  )
}
