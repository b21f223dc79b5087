import { Text, View } from '@tarojs/components'
import { open } from '@/platform/navigate'
import { safeUrl } from '@/platform/safe-url'
import { useQuery } from '@/platform/use-query'
import { Button } from '@/ui/button'
import { WebLink } from '@/ui/web-link'
import { entryDisclosures } from '../public-catalogue/api'
import { dayInWords } from '../public-catalogue/disclosed-item'

/** 没看到公开: the last publication of the item, which may be the one that was looked for. */
export function AlreadyDisclosed({ entry }: { entry: string }) {
  // Only a help: without it one says what is missing as ever.
  const newest = useQuery(`disclosed ${entry}`, () => entryDisclosures(entry)).data?.items[0]
  if (!newest) return null
  const link = safeUrl(newest.url)
  return (
    <View className="note info">
      <Text>{`${dayInWords(newest.publishedOn)}已公开：${newest.title}，是这个吗？`}</Text>
      <View className="row">
        {link ? (
          <WebLink quiet url={link} label={`打开原文：${newest.title}`}>
            打开原文
          </WebLink>
        ) : null}
        <Button kind="link" onPress={() => open('publicEntry', { id: entry })}>
          看全部公开内容
        </Button>
      </View>
    </View>
  )
}
