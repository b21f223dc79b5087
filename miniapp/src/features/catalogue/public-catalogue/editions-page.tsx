import { View } from '@tarojs/components'
import { EditionFacts } from '@/features/catalogue/publication/edition-facts'
import { open } from '@/platform/navigate'
import { useShareCard } from '@/platform/share'
import { useQuery } from '@/platform/use-query'
import { pageUrl } from '@/routes'
import { PageShell } from '@/ui/page-shell'
import { Card, Empty, Loaded } from '@/ui/views'
import { editions } from './api'
import { SiteFooter } from './site-footer'

/** 目录版本: every edition there was; a withdrawn one says why. */
export function EditionsPage() {
  const query = useQuery('editions', editions)
  useShareCard(() => ({ title: '政务公开事项目录的历次版本', path: pageUrl('editions') }))
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
      <SiteFooter />
    </PageShell>
  )
}
