import '@/styles/reading.scss'
import { currentEdition } from '@gongkai/shared/catalogue/public-catalogue/followed'
import type { PublicEntry } from '@gongkai/shared/district/edition/public-entry'
import { Text, View } from '@tarojs/components'
import { useEffect } from 'react'
import { entryPoster, openPoster } from '@/features/catalogue/poster/api'
import { TakedownPart } from '@/features/catalogue/takedown/takedown-part'
import { entryName } from '@/features/compiling/entry/words'
import { markSeen } from '@/platform/followed'
import { open, useParam } from '@/platform/navigate'
import { ApiError } from '@/platform/request'
import { useShareCard } from '@/platform/share'
import { useAction } from '@/platform/use-action'
import { useQuery } from '@/platform/use-query'
import { useScene } from '@/platform/use-scene'
import { pageUrl } from '@/routes'
import { Button } from '@/ui/button'
import { chinaTime } from '@/ui/china-time'
import { Heading, Press } from '@/ui/native'
import { PageShell } from '@/ui/page-shell'
import { ShareButton } from '@/ui/share-button'
import { Tag } from '@/ui/status-tag'
import { Card, Loaded, Refused } from '@/ui/views'
import { WebLink } from '@/ui/web-link'
import { editionEntry, editions, entry, home } from './api'
import { Disclosed } from './disclosed'
import { EntryHistory } from './entry-history'
import { FollowButton } from './follow-button'
import { HowToApply } from './how-to-apply'
import { isPaused, PausedEntryPage } from './paused-entry'
import { PlainWords } from './plain-words-list'
import { SiteFooter } from './site-footer'
import { openCatalogue } from './wanted'
import { UnknownEntryPage, WithdrawnEntryPage, withdrawnIn } from './withdrawn-entry'

/** A published entry in plain words; with `edition` as an earlier edition held it. */
export function PublicEntryPage() {
  const scanned = useScene('entry')
  const id = useParam('id') || scanned
  const edition = useParam('edition')
  const query = useQuery(`${edition}/${id}`, () => (edition ? editionEntry(edition, id) : entry(id)))
  const now = currentEdition(useQuery(edition ? null : 'editions', editions).data ?? [])
  const title = query.data ? entryName(query.data) : '公开事项'
  const path = pageUrl('publicEntry', { id })
  useShareCard(() => ({ title, path }))
  useEffect(() => {
    if (query.data && now) markSeen([{ kind: 'entry', id }], now.id)
  }, [query.data, now?.id, id])

  const withdrawn = edition ? null : withdrawnIn(query.error)
  if (isPaused(query.error)) return <PausedEntryPage id={id} onDone={query.reload} />
  if (withdrawn) return <WithdrawnEntryPage item={withdrawn} onDone={query.reload} />
  if (!edition && query.error instanceof ApiError && query.error.status === 404) return <UnknownEntryPage id={id} />
  const acts = edition ? (
    <Button onPress={() => open('publicEntry', { id })}>查看现行内容</Button>
  ) : (
    <>
      <FollowButton one={{ kind: 'entry', id, name: title }} />
      <ShareButton path={path}>分享给乡亲</ShareButton>
    </>
  )
  return (
    <PageShell foot={query.data ? acts : undefined}>
      <Loaded query={query}>
        {(item) => (
          <View className="columns">
            <View className="column">
              <Head item={item} earlier={edition !== ''} />
              <Card>
                <PlainWords item={item} current={edition === ''} />
              </Card>
              {edition ? null : <Disclosed id={id} />}
              {item.ways.includes('onRequest') ? <HowToApply entry={item} /> : null}
              {edition ? null : (
                <Card onPress={() => open('giveFeedback', { entry: id })} label="反馈：没看到公开、内容有错或看不懂">
                  <Heading level={2}>没看到公开 / 有错 / 看不懂？</Heading>
                  <Text className="muted">直接告诉责任单位，不用留姓名，凭查询码看答复。</Text>
                </Card>
              )}
            </View>
            <View className="column">
              {edition ? null : <Elsewhere id={id} />}
              <EntryHistory id={id} />
              <TakedownPart id={id} onDone={query.reload} />
            </View>
          </View>
        )}
      </Loaded>
      <SiteFooter />
    </PageShell>
  )
}

function Head({ item, earlier }: { item: PublicEntry; earlier: boolean }) {
  const { domain, organisation, edition, keptFrom } = item
  return (
    <Card>
      {earlier ? <View className="note warn">{`这是${edition.name}中的内容，可能与现行的不同。`}</View> : null}
      <View className="row">
        <Press
          className="plain-tag"
          label={`查看领域${domain.name}`}
          onPress={() => openCatalogue({ domain: domain.code })}
        >
          <Tag tone="brand">{domain.name}</Tag>
        </Press>
        <Press
          className="plain-tag"
          label={`查看单位${organisation.name}`}
          onPress={() => openCatalogue({ organisation: organisation.code })}
        >
          <Tag>{organisation.name}</Tag>
        </Press>
      </View>
      <Heading level={1}>{entryName(item)}</Heading>
      <Text className="muted">{`编号 ${item.id}`}</Text>
      <Text className="muted">
        {`${edition.name} · ${chinaTime(edition.publishedAt).slice(0, 10)} 发布，自 ${edition.effectiveOn} 起施行`}
      </Text>
      {keptFrom ? <Text className="muted">{`沿用 ${keptFrom.name}，未更新`}</Text> : null}
    </Card>
  )
}

/** The official copy is on the government's site; the poster goes to a notice board. */
function Elsewhere({ id }: { id: string }) {
  const site = useQuery('home', home).data?.region.officialSite
  const { busy, errors, run } = useAction()
  return (
    <Card>
      <View className="stack">
        {site ? <WebLink url={site}>打开政府网站</WebLink> : null}
        <Text className="muted">本目录以政府网站公布的文本为准。</Text>
        <Button kind="plain" disabled={busy} onPress={() => run(() => openPoster(entryPoster(id)))}>
          打印公示栏海报
        </Button>
        <Text className="muted">一张 A4 纸，扫码就能看到这个事项，可以贴在村（社区）公示栏。</Text>
        <Refused texts={errors} />
      </View>
    </Card>
  )
}
