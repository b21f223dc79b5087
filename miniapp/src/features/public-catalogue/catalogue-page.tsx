import '@/styles/reading.scss'
import { chosenOf, narrowings } from '@gongkai/shared/public-catalogue/filter-words'
import type { PublicEntryPage, PublicEntrySummary } from '@gongkai/shared/public-catalogue/public-catalogue.contract'
import { Text, View } from '@tarojs/components'
import { useDidShow, useRouter, useShareAppMessage } from '@tarojs/taro'
import { useState } from 'react'
import { domainPoster, openPoster, unitPoster } from '@/features/poster/api'
import { open, showQuery } from '@/platform/navigate'
import { queryString } from '@/platform/request'
import { useAction } from '@/platform/use-action'
import { type Query, useQuery } from '@/platform/use-query'
import { TABS } from '@/routes'
import { Button } from '@/ui/button'
import { Sheet } from '@/ui/form-native'
import { Press, Region } from '@/ui/native'
import { PageShell } from '@/ui/page-shell'
import { SuggestInput } from '@/ui/suggest-input'
import { useSearch } from '@/ui/use-search'
import { useWide } from '@/ui/use-wide'
import { Card, Empty, Loaded, Refused } from '@/ui/views'
import { entries, facets, suggestions } from './api'
import { EntryCard } from './entry-card'
import { Filters } from './filters'
import { FollowButton } from './follow-button'
import { takeWanted, type Wanted, wantedIn } from './wanted'

const SIZE = 20
const suggest = async (text: string) => (text ? await suggestions(text) : [])

/** The catalogue: searched, narrowed, read page by page. */
export function CataloguePage() {
  const { params } = useRouter()
  const [filter, setFilter] = useState<Wanted | null>(null)
  const [filtering, setFiltering] = useState(false)
  const wide = useWide()
  const facetQuery = useQuery('facets', facets)
  const key = filter === null ? null : JSON.stringify(filter)
  const page = useQuery(key, () => entries({ ...filter, page: 1, size: SIZE }))

  useDidShow(() => {
    const wanted = takeWanted()
    setFilter((old) => wanted ?? old ?? wantedIn(params))
  })
  const change = (part: Wanted) => narrow({ ...filter, ...part })
  const narrow = (next: Wanted) => {
    setFilter(next)
    showQuery('catalogue', next)
  }

  const all = facetQuery.data ? narrowings(facetQuery.data) : []
  const chosen = filter ? chosenOf(filter, all) : []
  const { busy, errors, run } = useAction()
  const domain = facetQuery.data?.domains.find(({ code }) => code === filter?.domain)
  const poster = filter?.q ? null : posterOf(filter ?? {})
  useShareAppMessage(() => ({
    title: chosen.map(({ text }) => text).join('，') || '政务公开事项目录',
    path: `/${TABS.catalogue.path}${queryString(filter ?? {})}`,
  }))
  return (
    <PageShell>
      <SearchBox key={filter?.q ?? ''} start={filter?.q ?? ''} onSearch={(q) => change({ q: q.trim() })} />
      <View className={wide ? 'narrowed' : ''}>
        {wide && filter ? (
          <Card>
            <Filters all={all} filter={filter} onChange={change} />
          </Card>
        ) : null}
        <View className="column">
          <View className="row between">
            <Region role="status" className="muted">
              {page.data ? totalOf(page.data, filter?.q ?? '') : '正在读取…'}
            </Region>
            {poster ? (
              <Button kind="link" disabled={busy} onPress={() => run(() => openPoster(poster))}>
                公示栏海报
              </Button>
            ) : null}
            {domain ? <FollowButton kind="link" one={{ kind: 'domain', id: domain.code, name: domain.name }} /> : null}
            {wide ? null : (
              <Button kind="link" onPress={() => setFiltering(true)}>
                {chosen.length > 0 ? `筛选（${chosen.length}）` : '筛选'}
              </Button>
            )}
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
            </Region>
          ) : null}
          <Refused texts={errors} />
          <Results key={key} query={page} filter={filter ?? {}} onAsk={(q) => narrow({ q })} />
        </View>
      </View>
      {filtering && filter ? (
        <Sheet title="筛选" onClose={() => setFiltering(false)}>
          <Filters all={all} filter={filter} onChange={change} />
          <Button
            onPress={() => setFiltering(false)}
          >{`查看${page.data ? ` ${page.data.total} 个` : ''}公开事项`}</Button>
        </Sheet>
      ) : null}
    </PageShell>
  )
}

/** What is narrowed to one unit or one domain alone has a poster. */
function posterOf({ organisation, domain, ...others }: Wanted): string | null {
  if (Object.values(others).some(Boolean) || Boolean(organisation) === Boolean(domain)) return null
  return organisation ? unitPoster(organisation) : domainPoster(domain ?? '')
}

function totalOf({ total, more }: PublicEntryPage, q: string): string {
  return `${q ? `“${q}”` : ''}${more ? `超过 ${total} 个公开事项，请再加一个词` : `共 ${total} 个公开事项`}`
}

function SearchBox({ start, onSearch }: { start: string; onSearch: (q: string) => void }) {
  const { text, setText, found } = useSearch(suggest, start)
  return (
    <View className="search">
      <SuggestInput
        label="搜索公开事项"
        placeholder="搜事项、单位、政策依据"
        text={text}
        start={start}
        onText={setText}
        offers={text === start ? [] : (found ?? [])}
        onConfirm={onSearch}
      />
      <Button onPress={() => onSearch(text)}>搜索</Button>
    </View>
  )
}

function Results({
  query,
  filter,
  onAsk,
}: {
  query: Query<PublicEntryPage>
  filter: Wanted
  onAsk: (q: string) => void
}) {
  const [extra, setExtra] = useState<PublicEntrySummary[]>([])
  const { busy, errors, run } = useAction()
  const more = (shown: number) =>
    run(async () => {
      const next = await entries({ ...filter, page: Math.floor(shown / SIZE) + 1, size: SIZE })
      setExtra((old) => [...old, ...next.items])
    })
  return (
    <Loaded query={query}>
      {(page) => {
        if (page.total === 0) return <NothingFound near={page.near} onAsk={onAsk} />
        const items = [...page.items, ...extra]
        return (
          <>
            <View className="list">
              {items.map((entry) => (
                <EntryCard key={entry.id} entry={entry} onPress={() => open('publicEntry', { id: entry.id })} />
              ))}
            </View>
            <Refused texts={errors} />
            {items.length < page.total ? (
              <Button kind="plain" disabled={busy} onPress={() => more(items.length)}>
                {busy ? '正在读取…' : '加载更多'}
              </Button>
            ) : null}
          </>
        )
      }}
    </Loaded>
  )
}

/** What helps when nothing was found: other words, what comes near, and saying that it is not there. */
function NothingFound({ near, onAsk }: { near: PublicEntryPage['near']; onAsk: (q: string) => void }) {
  return (
    <>
      <Empty title="没有找到公开事项">
        <Text className="muted">可以换一个说法、少写几个字，或取消筛选条件。</Text>
        <Button kind="plain" onPress={() => onAsk('')}>
          查看全部事项
        </Button>
        <Button kind="link" onPress={() => open('giveFeedback')}>
          应该公开却没有？告诉我们
        </Button>
      </Empty>
      {near && near.words.length > 0 ? (
        <Region role="group" label="试试这些词" className="chips">
          <Text className="muted">试试：</Text>
          {near.words.map((word) => (
            <Press key={word} className="chip" onPress={() => onAsk(word)}>
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
