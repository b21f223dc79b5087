import { CHANNELS, labelOf } from '@gongkai/shared/base/template/entry-template'
import { localDateAt } from '@gongkai/shared/base/time/local-date'
import { longDate } from '@gongkai/shared/base/time/long-date'
import type { PublicDisclosure } from '@gongkai/shared/catalogue/disclosure/public-disclosure.contract'
import { Text, View } from '@tarojs/components'
import { open } from '@/platform/navigate'
import { safeUrl } from '@/platform/safe-url'
import { Press } from '@/ui/native'
import { WebLink } from '@/ui/web-link'
import { DisclosureFiles } from '../disclosure/disclosure-files'

/** 9月3日; with the year where it is not this one. */
export function dayInWords(day: string): string {
  const words = longDate(day)
  return day.slice(0, 4) === localDateAt(new Date()).slice(0, 4) ? words.slice(words.indexOf('年') + 1) : words
}

/** A publication in a list: its title, when and where it was published, and the way to it. */
export function DisclosedItem({ one, withItem = false }: { one: PublicDisclosure; withItem?: boolean }) {
  const { title, item, publishedOn, channels, publishedBy, url, files } = one
  const where = channels.map((channel) => labelOf(CHANNELS, channel)).join('、')
  const link = safeUrl(url)
  return (
    <View className="told">
      <Text className="disclosed-title">{title}</Text>
      <Text className="muted">{[dayInWords(publishedOn), where, publishedBy].filter(Boolean).join(' · ')}</Text>
      {withItem ? (
        <Press
          className="link-line"
          label={`查看公开事项：${item.name}`}
          onPress={() => open('publicEntry', { id: item.id })}
        >
          {item.name}
        </Press>
      ) : null}
      {link ? (
        <WebLink quiet url={link} label={`打开原文：${title}`}>
          打开原文
        </WebLink>
      ) : null}
      <DisclosureFiles files={files} />
    </View>
  )
}
