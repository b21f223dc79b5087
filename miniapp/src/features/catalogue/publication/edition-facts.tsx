import type { EditionView } from '@gongkai/shared/catalogue/publication/publication.contract'
import { Text, View } from '@tarojs/components'
import { chinaTime } from '@/ui/china-time'
import { Heading } from '@/ui/native'
import { Tag } from '@/ui/status-tag'

/** The facts that an edition states of itself. */
export function EditionFacts({ edition, level = 3 }: { edition: EditionView; level?: 1 | 3 }) {
  const { name, publishedAt, effectiveOn, domains, entryCount, note, withdrawn } = edition
  return (
    <>
      <View className="row between">
        <Heading level={level}>{name}</Heading>
        {withdrawn ? <Tag tone="bad">已撤回</Tag> : null}
      </View>
      <Text className="muted">
        {`${chinaTime(publishedAt).slice(0, 10)} 发布，自 ${effectiveOn} 起施行 · ${domains.length} 个领域、${entryCount} 个公开事项`}
      </Text>
      {note ? <Text>{note}</Text> : null}
      {withdrawn ? (
        <View className="note bad">
          {`${chinaTime(withdrawn.at).slice(0, 10)} 撤回：${withdrawn.explanation}${withdrawn.concealed ? '（内容不再公开）' : ''}`}
        </View>
      ) : null}
    </>
  )
}
