import { Text, View } from '@tarojs/components'
import Taro, { useShareAppMessage } from '@tarojs/taro'
import { Pairs } from '@/features/entry/field-pairs'
import { entryName } from '@/features/entry/words'
import { done, useParam } from '@/platform/navigate'
import { useQuery } from '@/platform/use-query'
import { pageUrl } from '@/routes'
import { Button } from '@/ui/button'
import { Heading } from '@/ui/native'
import { PageShell } from '@/ui/page-shell'
import { Tag } from '@/ui/status-tag'
import { Card, Loaded } from '@/ui/views'
import { entry } from './api'
import { plainWords } from './plain-words'

function share(id: string) {
  const address =
    process.env.TARO_ENV === 'h5' ? `${location.origin}${location.pathname}#${pageUrl('publicEntry', { id })}` : id
  Taro.setClipboardData({ data: address }).then(
    () => done(process.env.TARO_ENV === 'h5' ? '链接已复制' : '编号已复制'),
    () => done('没有复制成功'),
  )
}

export function PublicEntryPage() {
  const id = useParam('id')
  const query = useQuery(id, () => entry(id))
  useShareAppMessage(() => ({
    title: query.data ? entryName(query.data) : '公开事项',
    path: pageUrl('publicEntry', { id }),
  }))

  return (
    <PageShell>
      <Loaded query={query}>
        {(item) => (
          <>
            <Card>
              <View className="row">
                <Tag tone="brand">{item.domain.name}</Tag>
                <Tag>{item.organisation.name}</Tag>
              </View>
              <Heading level={1}>{entryName(item)}</Heading>
              <Text className="muted">
                编号 {item.id} · {item.edition.name} · {item.edition.publishedAt.slice(0, 10)} 发布
              </Text>
            </Card>
            <Card>
              <Pairs pairs={plainWords(item)} />
            </Card>
            <View className="row">
              <Button kind="plain" onPress={() => share(item.id)}>
                {process.env.TARO_ENV === 'h5' ? '复制链接分享' : '复制编号'}
              </Button>
            </View>
          </>
        )}
      </Loaded>
    </PageShell>
  )
}
