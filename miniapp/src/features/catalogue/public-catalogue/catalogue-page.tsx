import '@/styles/reading.scss'
import { chosenOf, filterIn, narrowings, tidyFilter } from '@gongkai/shared/catalogue/public-catalogue/filter-words'
import type { PublicEntryPage } from '@gongkai/shared/catalogue/public-catalogue/public-catalogue.contract'
import { Text, View } from '@tarojs/components'
import { useDidShow, useRouter } from '@tarojs/taro'
import { useEffect, useState } from 'react'
import { domainPoster, openPoster, unitPoster } from '@/features/catalogue/poster/api'
import { open, queryShown, showQuery, tabUrl } from '@/platform/navigate'
import { useShareCard } from '@/platform/share'
import { useTextSize } from '@/platform/text-size'
import { useAction } from '@/platform/use-action'
import { useMore } from '@/platform/use-more'
import { type Query, useQuery } from '@/platform/use-query'
import { useScene } from '@/platform/use-scene'
import { Button } from '@/ui/button'
import { Sheet } from '@/ui/form-native'
import { LongList } from '@/ui/long-list'
import { More } from '@/ui/more'
import { Press, Region } from '@/ui/native'
import { PageShell } from '@/ui/page-shell'
import { useWide } from '@/ui/use-wide'
import { Card, Empty, Loaded, Refused } from '@/ui/views'
import { entries, facets } from './api'
import { DisclosedThere } from './disclosed-there'
import { EntryCard } from './entry-card'
import { Filters } from './filters'
import { FollowButton } from './follow-button'
import { SearchBox } from './search-box'
import { SiteFooter } from './site-footer'
import { takeWanted, type Wanted } from './wanted'

const SIZE = 20
const ROW_HEIGHT = 110

/** The catalogue: searched, narrowed, read page by page. */
export function CataloguePage() {
  const { params } = useRouter()
  const scanned = { domain: useScene('domain'), organisation: useScene('organisation') }
  const [filter, setFilter] = useState<Wanted | null>(null)
  const [filtering, setFiltering] = useState(false)
  const { elder } = useTextSize()
  const wide = useWide() && !elder
  const facetQuery = useQuery('facets', facets)
  const key = filter === null ? null : JSON.stringify(filter)
  const page = useQuery(key, () => entries({ ...filter, page: 1, size: SIZE }))

  useDidShow(() => {
    // A wish of the home page or of an address comes before the list shown last; the tab bar wishes nothing.
    const asked = filterIn(filter ? queryShown() : { ...params, ...tidyFilter(scanned) })
    const shown = takeWanted() ?? (filter && Object.keys(asked).length === 0 ? filter : asked)
    setFilter(tidyFilter(shown))
    showQuery('catalogue', shown)
  })
  useEffect(() => {
    if (filter) showQuery('catalogue', filter)
  }, [filter])
  const change = (part: Wanted) => setFilter((old) => tidyFilter({ ...old, ...part }))

  const all = facetQuery.data ? narrowings(facetQuery.data) : []
  const chosen = filter ? chosenOf(filter, all) : []
  const domain = facetQuery.data?.domains.find(({ code }) => code === filter?.domain)
  const unit = facetQuery.data?.organisations.find(({ code }) => code === filter?.organisation)
  const poster = filter?.q ? null : posterOf(filter ?? {})
  const { busy, errors, run } = useAction()
  const clear = () => setFilter((old) => (old?.q ? { q: old.q } : {}))
  useShareCard(() => ({
    title: [filter?.q, ...chosen.map(({ text }) => text), '政务公开事项'].filter(Boolean).join(' · '),
    path: tabUrl('catalogue', filter ?? {}),
  }))
  return (
    <PageShell>
      <SearchBox
        placeholder={elder ? '如“低保”' : '搜事项、单位、政策依据'}
        q={filter?.q}
        onSearch={(q) => change({ q: q || undefined })}
      />
      <View className={wide ? 'narrowed' : ''}>
        {wide && filter ? (
          <Card>
            <Filters all={all} filter={filter} onChange={change} />
          </Card>
        ) : null}
        <View className="column">
          <View className="row between">
            <Region role="status" className="muted">
              {page.data ? totalOf(page.data, filter?.q ?? '') : page.error ? '' : '正在读取…'}
            </Region>
            <View className="row">
              {poster ? (
                <Button kind="link" disabled={busy} onPress={() => run(() => openPoster(poster))}>
                  公示栏海报
                </Button>
              ) : null}
              {domain ? (
                <FollowButton kind="link" one={{ kind: 'domain', id: domain.code, name: domain.name }} />
              ) : null}
              {unit && poster ? (
                <FollowButton kind="link" one={{ kind: 'unit', id: unit.code, name: unit.name }} />
              ) : null}
              {wide ? null : (
                <Button kind="link" onPress={() => setFiltering(true)}>
                  {chosen.length > 0 ? `筛选（${chosen.length}）` : '筛选'}
                </Button>
              )}
            </View>
          </View>
          {chosen.length > 0 ? (
            <Region role="group" label="筛选条件" className="chips">
              {chosen.map(({ key: part, text }) => (
                <Press
                  key={part}
                  className="chip on"
                  label={`取消${text}`}
                  onPress={() => change({ [part]: undefined })}
                >
                  {`${text} ×`}
                </Press>
              ))}
              {chosen.length > 1 ? (
                <Button kind="link" onPress={clear}>
                  全部取消
                </Button>
              ) : null}
            </Region>
          ) : null}
          <Refused texts={errors} />
          {poster && filter ? <DisclosedThere key={poster} {...placeOf(filter)} /> : null}
          <Results key={key} query={page} filter={filter ?? {}} narrowed={chosen.length > 0} onAsk={setFilter} />
        </View>
      </View>
      {filtering && filter ? (
        <Sheet title="筛选" onClose={() => setFiltering(false)}>
          <Filters all={all} filter={filter} onChange={change} />
          <View className="sheet-foot">
            {chosen.length > 0 ? (
              <Button kind="plain" onPress={clear}>
                全部取消
              </Button>
            ) : null}
            <Button onPress={() => setFiltering(false)}>
              {`查看${page.data ? ` ${page.data.total} 个` : ''}公开事项`}
            </Button>
          </View>
        </Sheet>
      ) : null}
      <SiteFooter />
    </PageShell>
  )
}

/** The poster of a list narrowed to one unit or one domain alone. */
function posterOf({ organisation, domain, ...others }: Wanted): string | null {
  if (Object.values(others).some(Boolean) || Boolean(organisation) === Boolean(domain)) return null
  return organisation ? unitPoster(organisation) : domainPoster(domain ?? '')
}

const placeOf = ({ organisation, domain }: Wanted) => (organisation ? { organisation } : { domain })

function totalOf({ total, more }: PublicEntryPage, q: string): string {
  return `${q ? `“${q}”` : ''}${more ? `超过 ${total} 个公开事项，请再加一个词` : `共 ${total} 个公开事项`}`
}

interface ResultsProps {
  query: Query<PublicEntryPage>
  filter: Wanted
  narrowed: boolean
  onAsk: (catalogueFilter: Wanted) => void
}

function Results({ query, filter, narrowed, onAsk }: ResultsProps) {
  const more = useMore(async (page) => (await entries({ ...filter, page, size: SIZE })).items, SIZE)
  return (
    <Loaded query={query}>
      {(page) => {
        if (page.total === 0) return <NothingFound near={page.near} filter={filter} narrowed={narrowed} onAsk={onAsk} />
        const items = [...page.items, ...more.items]
        return (
          <>
            <LongList items={items} rowHeight={ROW_HEIGHT}>
              {(entry) => (
                <EntryCard key={entry.id} entry={entry} onPress={() => open('publicEntry', { id: entry.id })} />
              )}
            </LongList>
            <More shown={items.length} total={page.total} more={more} />
          </>
        )
      }}
    </Loaded>
  )
}

/** Help when nothing was found: fewer conditions, other words, and near matches. */
function NothingFound({
  near,
  filter: { q },
  narrowed,
  onAsk,
}: { near: PublicEntryPage['near'] } & Pick<ResultsProps, 'filter' | 'narrowed' | 'onAsk'>) {
  return (
    <>
      <Empty title="没有找到公开事项">
        <Text className="muted">
          {narrowed ? '筛选条件可能太多了，可以取消一些再找。' : '可以换一个说法、少写几个字，或者按领域查看。'}
        </Text>
        <View className="row">
          {narrowed && q ? <Button onPress={() => onAsk({ q })}>{`不加条件找“${q}”`}</Button> : null}
          <Button kind="plain" onPress={() => onAsk({})}>
            查看全部事项
          </Button>
        </View>
        <Button kind="link" onPress={() => open('giveFeedback')}>
          应该公开却没有？告诉我们
        </Button>
      </Empty>
      {near && near.words.length > 0 ? (
        <Region role="group" label="试试这些词" className="chips">
          <Text className="chips-name">试试这些词</Text>
          {near.words.map((word) => (
            <Press key={word} className="chip" onPress={() => onAsk({ q: word })}>
              {word}
            </Press>
          ))}
        </Region>
      ) : null}
      {near && near.items.length > 0 ? (
        <>
          <Text className="muted">您要找的可能是：</Text>
          <View className="list">
            {near.items.map((entry) => (
              <EntryCard key={entry.id} entry={entry} onPress={() => open('publicEntry', { id: entry.id })} />
            ))}
          </View>
        </>
      ) : null}
    </>
  )
}
