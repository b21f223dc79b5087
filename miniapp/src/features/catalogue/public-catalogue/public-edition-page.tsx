import '@/styles/reading.scss'
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { EditionFacts } from '@/features/catalogue/publication/edition-facts'
import { open, useParam } from '@/platform/navigate'
import { useShareCard } from '@/platform/share'
import { useMore } from '@/platform/use-more'
import { useQuery } from '@/platform/use-query'
import { pageUrl } from '@/routes'
import { Button } from '@/ui/button'
import { More } from '@/ui/more'
import { PageShell } from '@/ui/page-shell'
import { PickField } from '@/ui/pick-field'
import { Card, Empty, Loaded } from '@/ui/views'
import { editionEntries, editions } from './api'
import { EntryCard } from './entry-card'
import { SiteFooter } from './site-footer'

/** One edition as it was published. */
export function PublicEditionPage() {
  const id = useParam('id')
  const [domain, setDomain] = useState('')
  const query = useQuery('editions', editions)
  const edition = query.data?.find((candidate) => String(candidate.id) === id)
  useShareCard(() => ({
    title: `${edition?.name ?? ''}政务公开事项目录`,
    path: pageUrl('publicEdition', { id }),
  }))
  return (
    <PageShell>
      <Loaded query={query}>
        {() =>
          edition ? (
            <View className="columns facts-first">
              <View className="column">
                <Card>
                  <EditionFacts level={1} edition={edition} />
                </Card>
                {edition.withdrawn?.concealed ? null : (
                  <Card>
                    <View className="stack">
                      <PickField
                        label="试点领域"
                        value={domain}
                        choices={[{ code: '', name: '全部领域' }, ...edition.domains]}
                        onPick={setDomain}
                      />
                      <Button kind="plain" onPress={() => open('changes', { id })}>
                        与上一版相比的变化
                      </Button>
                    </View>
                  </Card>
                )}
              </View>
              <View className="column">
                {edition.withdrawn?.concealed ? (
                  <Empty title="内容不再公开">
                    <Text className="muted">{edition.withdrawn.explanation}</Text>
                  </Empty>
                ) : (
                  <EditionEntries key={domain} id={id} domain={domain} />
                )}
              </View>
            </View>
          ) : (
            <Empty title="没有这个版本" />
          )
        }
      </Loaded>
      <SiteFooter />
    </PageShell>
  )
}

function EditionEntries({ id, domain }: { id: string; domain: string }) {
  const load = (page: number) => editionEntries(id, { ...(domain ? { domain } : {}), page })
  const query = useQuery(`edition ${id} ${domain}`, () => load(1))
  const more = useMore(async (page) => (await load(page)).items, 20)
  return (
    <Loaded query={query}>
      {({ total, items }) =>
        total === 0 ? (
          <Empty title="这一版没有公开事项" />
        ) : (
          <>
            <Text className="muted">{`共 ${total} 个公开事项`}</Text>
            <View className="list">
              {[...items, ...more.items].map((entry) => (
                <EntryCard
                  key={entry.id}
                  entry={entry}
                  onPress={() => open('publicEntry', { id: entry.id, edition: id })}
                />
              ))}
            </View>
            <More shown={items.length + more.items.length} total={total} more={more} />
          </>
        )
      }
    </Loaded>
  )
}
