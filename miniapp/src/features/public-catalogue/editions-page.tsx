import type { EditionView } from '@gongkai/shared/publication/publication.contract'
import { Text, View } from '@tarojs/components'
import { open } from '@/platform/navigate'
import { useQuery } from '@/platform/use-query'
import { chinaTime } from '@/ui/china-time'
import { Heading } from '@/ui/native'
import { PageShell } from '@/ui/page-shell'
import { Tag } from '@/ui/status-tag'
import { Card, Empty, Loaded } from '@/ui/views'
import { editions } from './api'

/** 目录版本: every edition there was; what is withdrawn says why. */
export function EditionsPage() {
  const query = useQuery('editions', editions)
  return (
    <PageShell>
      <Loaded query={query}>
        {(list) =>
          list.length === 0 ? (
            <Empty title="还没有发布过目录" />
          ) : (
            <View className="list">
              {list.map((edition) => (
                <Card key={edition.id} onPress={() => open('publicEdition', { id: edition.id })}>
                  <EditionFacts edition={edition} />
                </Card>
              ))}
            </View>
          )
        }
      </Loaded>
    </PageShell>
  )
}

/** What an edition says of itself. */
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
