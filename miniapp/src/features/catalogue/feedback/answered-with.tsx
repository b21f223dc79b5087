import type { AnsweredDisclosure } from '@gongkai/shared/catalogue/feedback/feedback.contract'
import { Text, View } from '@tarojs/components'
import { safeUrl } from '@/platform/safe-url'
import { WebLink } from '@/ui/web-link'
import { dayInWords } from '../public-catalogue/disclosed-item'

/** The publication that an answer carries; once it is taken down only that it was. Servers of before carry none. */
export function AnsweredWith({ disclosure }: { disclosure?: AnsweredDisclosure }) {
  if (!disclosure) return null
  if (!disclosure.shown) return <Text className="muted">答复所附的公开内容已经撤下或公示期已满。</Text>
  const link = safeUrl(disclosure.url)
  return (
    <View>
      <Text>{`已补公开：${disclosure.title}（${dayInWords(disclosure.publishedOn)}）`}</Text>
      {link ? (
        <WebLink quiet url={link} label={`打开原文：${disclosure.title}`}>
          打开原文
        </WebLink>
      ) : null}
    </View>
  )
}
