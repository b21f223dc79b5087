import '@/styles/notification.scss'
import { labelOf } from '@gongkai/shared/base/template/entry-template'
import { NOTICE_KINDS } from '@gongkai/shared/base/words/notice-kinds'
import { type NoticeTarget, type NoticeView } from '@gongkai/shared/oversight/notification/notification.contract'
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { SubscribeCard } from '@/features/district/wechat/subscribe-card'
import { open, openTab } from '@/platform/navigate'
import { useAction } from '@/platform/use-action'
import { useQuery } from '@/platform/use-query'
import { Button } from '@/ui/button'
import { chinaTime } from '@/ui/china-time'
import { Heading } from '@/ui/native'
import { PageShell } from '@/ui/page-shell'
import { Tag } from '@/ui/status-tag'
import { Card, Empty, Loaded, Refused } from '@/ui/views'
import { notices, readNotices } from './api'

/** 消息: acts of others that concern one, and dates due; each leads to its page. */
export function InboxPage() {
  const [pages, setPages] = useState(1)
  const query = useQuery(`notices/${pages}`, async () => {
    const read = await Promise.all(Array.from({ length: pages }, (_, index) => notices(index + 1)))
    const [first] = read
    const items = read.flatMap((page) => page.items)
    return { items, total: first?.total ?? 0, unread: first?.unread ?? 0 }
  })
  const { busy, errors, run } = useAction()
  const readAll = () =>
    run(async () => {
      await readNotices({ all: true })
      query.reload()
    })
  const follow = (notice: NoticeView) => {
    if (!notice.read) void run(async () => void (await readNotices({ ids: [notice.id] })))
    goTo(notice.target)
  }
  return (
    <PageShell>
      <SubscribeCard />
      <Loaded query={query}>
        {({ items, total, unread }) =>
          items.length === 0 ? (
            <Empty title="还没有消息">
              <Text className="muted">审核、退回、催办和时限提醒会显示在这里。</Text>
            </Empty>
          ) : (
            <>
              <View className="row between">
                <Heading>{unread > 0 ? `${unread} 条未读` : '消息'}</Heading>
                {unread > 0 ? (
                  <Button kind="link" disabled={busy} onPress={readAll}>
                    全部标为已读
                  </Button>
                ) : null}
              </View>
              <Refused texts={errors} />
              {items.map((notice) => (
                <Card
                  key={notice.id}
                  label={`${notice.read ? '' : '未读 '}${notice.title}`}
                  onPress={() => follow(notice)}
                >
                  <View className="row between">
                    <View className="row">
                      {notice.read ? null : <Tag tone="bad">未读</Tag>}
                      <Tag tone={notice.kind === 'returned' || notice.kind === 'nudge' ? 'warn' : 'idle'}>
                        {labelOf(NOTICE_KINDS, notice.kind)}
                      </Tag>
                    </View>
                    <Text className="muted">{chinaTime(notice.at)}</Text>
                  </View>
                  <Text className="notice-title">{notice.title}</Text>
                  {notice.text ? <Text className="muted">{notice.text}</Text> : null}
                </Card>
              ))}
              {items.length < total ? (
                <Button kind="plain" disabled={query.loading} onPress={() => setPages(pages + 1)}>
                  更早的消息
                </Button>
              ) : null}
            </>
          )
        }
      </Loaded>
    </PageShell>
  )
}

function goTo({ page, id }: NoticeTarget): void {
  if (page === 'todo' || page === 'catalogue') openTab(page)
  else open(page, id ? { id } : {})
}
