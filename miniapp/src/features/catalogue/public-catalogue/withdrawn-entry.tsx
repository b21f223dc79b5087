import '@/styles/reading.scss'
import type { WithdrawnEntry } from '@gongkai/shared/district/edition/public-entry'
import { Text, View } from '@tarojs/components'
import { useFollowed } from '@/platform/followed'
import { open } from '@/platform/navigate'
import { ApiError } from '@/platform/request'
import { Button } from '@/ui/button'
import { chinaTime } from '@/ui/china-time'
import { Heading } from '@/ui/native'
import { PageShell } from '@/ui/page-shell'
import { Tag } from '@/ui/status-tag'
import { Card, Empty } from '@/ui/views'
import { TakedownPart } from '../takedown/takedown-part'
import { Disclosed } from './disclosed'
import { EntryHistory } from './entry-history'
import { FollowInstead } from './follow-button'
import { SiteFooter } from './site-footer'
import { openCatalogue } from './wanted'

type Withdrawn = WithdrawnEntry['withdrawn']

/** Answer 410: what became of an item that does not stand any more; null for every other answer. */
export function withdrawnIn(error: Error | null): Withdrawn | null {
  if (!(error instanceof ApiError) || error.status !== 410) return null
  return (error.body as Partial<WithdrawnEntry> | null)?.withdrawn ?? null
}

/** The page of an item that was withdrawn: since when, why, where to go on, and its last words. */
export function WithdrawnEntryPage({ item, onDone }: { item: Withdrawn; onDone: () => void }) {
  const { id, name, domain, organisation, edition, lastIn, reason, successor } = item
  const followed = useFollowed().find((one) => one.kind === 'entry' && one.id === id)
  return (
    <PageShell>
      <View className="columns">
        <View className="column">
          <Card>
            <View className="row">
              <Tag tone="warn">已撤销</Tag>
              <Tag tone="brand">{domain.name}</Tag>
              <Tag>{organisation.name}</Tag>
            </View>
            <Heading level={1}>{name || '这个公开事项'}</Heading>
            <Text className="muted">{`编号 ${id}`}</Text>
            <View className="after">
              {`自${edition.name}（${chinaTime(edition.publishedAt).slice(0, 10)} 发布，${edition.effectiveOn} 起施行）起，不在现行目录里。`}
            </View>
            <View>{reason ? `原因：${reason}` : '原因：没有注明。'}</View>
          </Card>
          {successor ? (
            <Card>
              <View className="stack">
                <Heading level={2}>现在请看</Heading>
                <Text>{`它的内容由《${successor.name}》接替。`}</Text>
                <Button onPress={() => open('publicEntry', { id: successor.id })}>{`查看《${successor.name}》`}</Button>
                {followed ? <FollowInstead gone={followed} successor={successor} /> : null}
              </View>
            </Card>
          ) : (
            <Button onPress={() => openCatalogue({})}>去看公开目录</Button>
          )}
          {lastIn ? (
            <Button kind="plain" onPress={() => open('publicEntry', { id, edition: lastIn.id })}>
              {`查看它在${lastIn.name}中的内容`}
            </Button>
          ) : null}
        </View>
        <View className="column">
          <Disclosed id={id} />
          <EntryHistory id={id} />
          {lastIn ? <TakedownPart id={id} onDone={onDone} /> : null}
        </View>
      </View>
      <SiteFooter />
    </PageShell>
  )
}

/** A number that no item ever had: mistyped, or not published yet. */
export function UnknownEntryPage({ id }: { id: string }) {
  return (
    <PageShell>
      <Empty title="没有这个编号的公开事项">
        <Text className="muted">{`编号 ${id}。请核对网址或编号，也可以在目录里查找。`}</Text>
        <Button onPress={() => openCatalogue({})}>去看公开目录</Button>
      </Empty>
    </PageShell>
  )
}
