import '@/styles/reading.scss'
import type { PublicEntry } from '@gongkai/shared/public-catalogue/public-catalogue.contract'
import { Text, View } from '@tarojs/components'
import Taro, { useShareAppMessage, useShareTimeline } from '@tarojs/taro'
import { useEffect } from 'react'
import { Pairs } from '@/features/entry/field-pairs'
import { entryName } from '@/features/entry/words'
import { entryPoster, openPoster } from '@/features/poster/api'
import { markSeen } from '@/platform/followed'
import { done, open, openTab, useParam } from '@/platform/navigate'
import { useAction } from '@/platform/use-action'
import { useQuery } from '@/platform/use-query'
import { pageUrl } from '@/routes'
import { Button } from '@/ui/button'
import { chinaTime } from '@/ui/china-time'
import { Heading, Press } from '@/ui/native'
import { PageShell } from '@/ui/page-shell'
import { Tag } from '@/ui/status-tag'
import { Card, Loaded, Refused } from '@/ui/views'
import { editionEntry, entry, home } from './api'
import { EntryHistory } from './entry-history'
import { FollowButton } from './follow-button'
import { HowToApply } from './how-to-apply'
import { plainWords } from './plain-words'
import { useDeadlineExample } from './use-deadline-example'
import { want } from './wanted'

function copy(data: string, what: string) {
  Taro.setClipboardData({ data }).then(
    () => done(`${what}已复制`),
    () => done('没有复制成功'),
  )
}

const addressOfPage = (id: string) => `${location.origin}${location.pathname}#${pageUrl('publicEntry', { id })}`

/** A published entry in plain words; with `edition` as an earlier edition held it. */
export function PublicEntryPage() {
  const id = useParam('id')
  const edition = useParam('edition')
  const query = useQuery(`${edition}/${id}`, () => (edition ? editionEntry(edition, id) : entry(id)))
  const example = useDeadlineExample(edition ? '' : id)
  const title = query.data ? entryName(query.data) : '公开事项'
  const path = pageUrl('publicEntry', { id })
  useShareAppMessage(() => ({ title, path }))
  useShareTimeline(() => ({ title, query: `id=${encodeURIComponent(id)}` }))
  useEffect(() => {
    if (query.data && !edition) markSeen({ kind: 'entry', id }, query.data.edition.id)
  }, [query.data, edition, id])

  return (
    <PageShell>
      <Loaded query={query}>
        {(item) => (
          <View className="columns">
            <View className="column">
              <Head item={item} earlier={edition !== ''} />
              <Card>
                <Pairs pairs={plainWords(item, example)} />
              </Card>
              {item.ways.includes('onRequest') ? <HowToApply entry={item} /> : null}
              {edition ? null : (
                <Card onPress={() => open('giveFeedback', { entry: id })} label="反馈：没看到公开、内容有错或看不懂">
                  <Heading level={2}>没看到公开 / 有错 / 看不懂？</Heading>
                  <Text className="muted">直接告诉责任单位，不用留姓名，凭查询码看答复。</Text>
                </Card>
              )}
            </View>
            <View className="column">
              {edition ? (
                <Button onPress={() => open('publicEntry', { id })}>查看现行内容</Button>
              ) : (
                <Acts item={item} />
              )}
              <EntryHistory id={id} />
            </View>
          </View>
        )}
      </Loaded>
    </PageShell>
  )
}

function Head({ item, earlier }: { item: PublicEntry; earlier: boolean }) {
  const { domain, organisation, edition } = item
  const list = (query: { domain: string } | { organisation: string }) => {
    want(query)
    openTab('catalogue')
  }
  return (
    <Card>
      {earlier ? <View className="note warn">{`这是${edition.name}中的内容，可能与现行的不同。`}</View> : null}
      <View className="row">
        <Press className="plain-tag" label={`查看领域${domain.name}`} onPress={() => list({ domain: domain.code })}>
          <Tag tone="brand">{domain.name}</Tag>
        </Press>
        <Press
          className="plain-tag"
          label={`查看单位${organisation.name}`}
          onPress={() => list({ organisation: organisation.code })}
        >
          <Tag>{organisation.name}</Tag>
        </Press>
      </View>
      <Heading level={1}>{entryName(item)}</Heading>
      <Text className="muted">
        {`编号 ${item.id} · ${edition.name} · ${chinaTime(edition.publishedAt).slice(0, 10)} 发布，自 ${edition.effectiveOn} 起施行`}
      </Text>
    </Card>
  )
}

/** What a reader may do with it; the official copy is on the government's site. */
function Acts({ item }: { item: PublicEntry }) {
  const site = useQuery('home', home).data?.region.officialSite
  const h5 = process.env.TARO_ENV === 'h5'
  const { busy, errors, run } = useAction()
  return (
    <Card>
      <View className="stack">
        <FollowButton one={{ kind: 'entry', id: item.id, name: entryName(item) }} />
        <Button kind="plain" onPress={() => (h5 ? copy(addressOfPage(item.id), '链接') : copy(item.id, '编号'))}>
          {h5 ? '复制链接分享' : '复制编号'}
        </Button>
        {site ? (
          <Button kind="plain" onPress={() => (h5 ? window.open(site, '_blank', 'noopener') : copy(site, '网址'))}>
            {h5 ? '打开政府网站' : '复制政府网站网址'}
          </Button>
        ) : null}
        <Button kind="plain" disabled={busy} onPress={() => run(() => openPoster(entryPoster(item.id)))}>
          公示栏海报（二维码）
        </Button>
        <Refused texts={errors} />
        <Text className="muted">本目录以政府网站公布的文本为准。</Text>
      </View>
    </Card>
  )
}
