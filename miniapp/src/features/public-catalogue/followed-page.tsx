import type { EditionView } from '@gongkai/shared/publication/publication.contract'
import { Text, View } from '@tarojs/components'
import { type Followed, markSeen, unfollow, useFollowed } from '@/platform/followed'
import { done, open, openTab } from '@/platform/navigate'
import { useQuery } from '@/platform/use-query'
import { Button } from '@/ui/button'
import { LongList } from '@/ui/long-list'
import { Heading } from '@/ui/native'
import { PageShell } from '@/ui/page-shell'
import { Tag } from '@/ui/status-tag'
import { Card, Empty, Loaded } from '@/ui/views'
import { changes, editions, history } from './api'
import { want } from './wanted'

const ROW_HEIGHT = 150

/** 我的关注: what is followed on this device, and what changed since it was read last. */
export function FollowedPage() {
  const followed = useFollowed()
  const all = useQuery('editions', editions)
  return (
    <PageShell>
      {followed.length === 0 ? (
        <Empty title="还没有关注">
          <Text className="muted">
            在公开事项或领域的页面点“关注”，目录更新后这里会提示哪些有变化。关注只保存在这台设备上。
          </Text>
          <Button kind="plain" onPress={() => openTab('catalogue')}>
            去看公开目录
          </Button>
        </Empty>
      ) : (
        <Loaded query={all}>
          {(list) => {
            const newest = list.find(({ withdrawn }) => !withdrawn)
            return (
              <LongList items={followed} rowHeight={ROW_HEIGHT}>
                {(one) => <FollowedRow key={`${one.kind} ${one.id}`} one={one} newest={newest} />}
              </LongList>
            )
          }}
        </Loaded>
      )}
    </PageShell>
  )
}

function FollowedRow({ one, newest }: { one: Followed; newest?: EditionView }) {
  const { kind, id, name, seen } = one
  const behind = newest !== undefined && newest.id > seen
  const query = useQuery(behind ? `${kind} ${id} ${seen} ${newest.id}` : null, async () => {
    if (kind === 'entry') {
      const since = (await history(id)).filter(({ edition }) => edition.id > seen && !edition.withdrawn)
      return since.length
    }
    return newest ? (await changes(newest.id, { since: seen, domain: id })).total : 0
  })
  const count = behind ? (query.data ?? 0) : 0
  const read = () => {
    if (newest) markSeen(one, newest.id)
    if (kind === 'entry') open('publicEntry', { id })
    else if (count > 0 && newest) open('changes', { id: newest.id, since: seen, domain: id })
    else {
      want({ domain: id })
      openTab('catalogue')
    }
  }
  return (
    <Card>
      <View className="row">
        <Tag tone="brand">{kind === 'domain' ? '领域' : '事项'}</Tag>
        {count > 0 ? <Tag tone="warn">{kind === 'domain' ? `${count} 项有变化` : '有变化'}</Tag> : <Tag>没有变化</Tag>}
      </View>
      <Heading level={3}>{name}</Heading>
      {query.error ? <Text className="muted">没有读到变化，请稍后再看。</Text> : null}
      <View className="row">
        <Button kind="link" label={`${count > 0 ? '查看变化' : '打开'}：${name}`} onPress={read}>
          {count > 0 ? '查看变化' : '打开'}
        </Button>
        <Button
          kind="link"
          label={`取消关注：${name}`}
          onPress={() => {
            unfollow(one)
            done('已取消关注')
          }}
        >
          取消关注
        </Button>
      </View>
    </Card>
  )
}
