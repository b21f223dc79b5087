import '@/styles/reading.scss'
import { fieldLabel } from '@gongkai/shared/base/template/entry'
import type { NewestDisclosure } from '@gongkai/shared/catalogue/disclosure/public-disclosure.contract'
import {
  changesOf,
  currentEdition,
  type Followed,
  isNewlyDisclosed,
  newestOf,
  questionFor,
  questionKey,
} from '@gongkai/shared/catalogue/public-catalogue/followed'
import type { EditionView, EntryChange } from '@gongkai/shared/catalogue/publication/publication.contract'
import { PAUSED } from '@gongkai/shared/catalogue/takedown/takedown.contract'
import { Text, View } from '@tarojs/components'
import { changesInWords } from '@/features/catalogue/publication/change-card'
import { markDisclosed, markSeen, unfollow, useFollowed } from '@/platform/followed'
import { done, open, openTab } from '@/platform/navigate'
import { useQuery } from '@/platform/use-query'
import { Button } from '@/ui/button'
import { LongList } from '@/ui/long-list'
import { Heading } from '@/ui/native'
import { PageShell } from '@/ui/page-shell'
import { Tag } from '@/ui/status-tag'
import { Card, Empty, Loaded } from '@/ui/views'
import { editions, entry, paused } from './api'
import { dayInWords } from './disclosed-item'
import { FollowInstead } from './follow-button'
import { SiteFooter } from './site-footer'
import { type DomainChanges, useFollowedChanges } from './use-followed-changes'
import { useNewest } from './use-newest'
import { openCatalogue } from './wanted'
import { withdrawnIn } from './withdrawn-entry'

const KINDS = { domain: '领域', unit: '单位', entry: '事项' } as const
const ROW_HEIGHT = 170
/** So many names or fields of a change are told here; the rest where it leads to. */
const TOLD = 3

/** 我的关注: the entries followed on this device, and their changes since they were read last. */
export function FollowedPage() {
  const followed = useFollowed()
  const all = useQuery(followed.length > 0 ? 'editions' : null, editions)
  const query = useFollowedChanges(followed, all.data)
  const newest = useNewest(followed)
  const down = useQuery(followed.some(({ kind }) => kind === 'entry') ? 'paused' : null, paused).data ?? []
  if (followed.length === 0) {
    return (
      <PageShell>
        <Empty title="还没有关注">
          <Text className="muted">
            在公开事项、领域或单位的页面点“关注”，目录更新、有新公开的内容时，这里会告诉您。关注只保存在这台设备上，不需要登录。
          </Text>
          <Button onPress={() => openTab('catalogue')}>去看公开目录</Button>
        </Empty>
        <SiteFooter />
      </PageShell>
    )
  }
  const list = all.data ?? []
  const now = currentEdition(list)
  const rows = followed.map((one) => rowOf(one, list, query.data, newestOf(one, newest)))
  const changed = rows.filter(({ changes, more, published }) => changes.length > 0 || more || published)
  return (
    <PageShell>
      <Loaded query={{ ...query, error: all.error ?? query.error, reload: all.error ? all.reload : query.reload }}>
        {() => (
          <>
            <View className="row between">
              <Text className="muted">
                {changed.length > 0
                  ? `关注了 ${followed.length} 个，其中 ${changed.length} 个在您上次查看以后有变化或有新公开`
                  : `关注了 ${followed.length} 个，都没有新的变化和公开`}
              </Text>
              {changed.length > 0 && now ? (
                <Button
                  kind="link"
                  onPress={() => {
                    markSeen(
                      rows.filter((row) => !isGone(row)).map(({ one }) => one),
                      now.id,
                    )
                    markDisclosed(rows.map(disclosedIn))
                  }}
                >
                  全部标为看过
                </Button>
              ) : null}
            </View>
            <LongList items={[...changed, ...rows.filter((row) => !changed.includes(row))]} rowHeight={ROW_HEIGHT}>
              {(row) => (
                <FollowedRow
                  key={`${row.one.kind} ${row.one.id}`}
                  row={row}
                  now={now}
                  isDown={row.one.kind === 'entry' && down.includes(row.one.id)}
                />
              )}
            </LongList>
          </>
        )}
      </Loaded>
      <SiteFooter />
    </PageShell>
  )
}

interface Row {
  one: Followed
  changes: EntryChange[]
  /** there is more than was looked through */ more: boolean
  total: number
  since: number | null
  newest: NewestDisclosure | null
  /** it was published since this was read last */ published: boolean
}

const disclosedIn = ({ one: { kind, id }, newest }: Row) => ({ kind, id, disclosed: newest?.id ?? 0 })

function rowOf(
  one: Followed,
  list: readonly EditionView[],
  told: Map<string, DomainChanges> | null,
  newest: NewestDisclosure | null,
): Row {
  const question = questionFor(one, list)
  const answer = question ? told?.get(questionKey(question)) : undefined
  const changes = changesOf(one, answer?.items ?? [])
  const more = answer !== undefined && !answer.whole && (one.kind === 'domain' || changes.length === 0)
  return {
    one,
    changes,
    more,
    total: one.kind === 'domain' ? (answer?.total ?? 0) : changes.length,
    since: question?.since ?? null,
    newest,
    published: isNewlyDisclosed(one, newest),
  }
}

/** Withdrawn: said until it is followed no more, not only once. */
const isGone = ({ one, changes }: Row) => one.kind === 'entry' && changes.some(({ kind }) => kind === 'withdraw')

function FollowedRow({ row, now, isDown }: { row: Row; now: EditionView | null; isDown: boolean }) {
  const { one, changes, more, since, newest, published } = row
  const { kind, id } = one
  // The name kept on this device may be what was taken down.
  const name = isDown ? PAUSED : one.name
  const changed = changes.length > 0 || more
  const gone = isGone(row)
  const read = () => {
    if (now && !gone) markSeen([one], now.id)
    markDisclosed([disclosedIn(row)])
    if (kind === 'entry') open('publicEntry', { id })
    else if (kind === 'unit') openCatalogue({ organisation: id })
    else if (changed && now) open('changes', { id: now.id, domain: id, ...(since === null ? {} : { since }) })
    else openCatalogue({ domain: id })
  }
  return (
    <Card>
      <View className="row">
        <Tag tone="brand">{KINDS[kind]}</Tag>
        {published && !changed && !gone && !isDown ? null : (
          <Tag tone={gone ? 'bad' : changed || isDown ? 'warn' : 'idle'}>
            {gone ? '已撤销' : isDown ? '暂停公开' : changed ? '有变化' : '没有变化'}
          </Tag>
        )}
        {published && !isDown ? <Tag tone="warn">有新公开</Tag> : null}
      </View>
      <Heading level={3}>{name}</Heading>
      {wordsOf(row).map((words) => (
        <Text key={words} className="muted">
          {words}
        </Text>
      ))}
      {newest && !isDown ? (
        <Text className="muted">{`${dayInWords(newest.publishedOn)}公开：${newest.title}`}</Text>
      ) : null}
      {gone ? <Successor one={one} /> : null}
      <View className="row">
        <Button kind="link" label={`${changed && kind !== 'unit' ? '查看变化' : '打开'}：${name}`} onPress={read}>
          {changed && kind !== 'unit' ? '查看变化' : '打开'}
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

/** The item that took the place of one that was withdrawn, to be followed instead. */
function Successor({ one }: { one: Followed }) {
  const query = useQuery(`gone ${one.id}`, () => entry(one.id))
  const successor = withdrawnIn(query.error)?.successor
  if (!successor) return null
  return (
    <View className="note info">
      <Text>{`它的内容由《${successor.name}》接替。`}</Text>
      <View className="row">
        <Button
          kind="link"
          label={`查看《${successor.name}》`}
          onPress={() => open('publicEntry', { id: successor.id })}
        >
          查看
        </Button>
        <FollowInstead gone={one} successor={successor} />
      </View>
    </View>
  )
}

/** The changes, in a few lines. */
function wordsOf({ one, changes, more, total }: Row): string[] {
  if (one.kind === 'entry') {
    if (more) return ['这个领域的变化很多，请打开看现在的内容。']
    return changes.flatMap(({ kind, fields, cause, reason }) => [
      ...(kind === 'withdraw' ? ['这个事项已经从目录中撤销。'] : []),
      ...(kind === 'add' ? ['这个事项重新列入了目录。'] : []),
      ...fields.slice(0, TOLD).map(({ field, after }) => `${fieldLabel(field)}改为：${after || '（空）'}`),
      ...(fields.length > TOLD ? [`还有 ${fields.length - TOLD} 栏有改动`] : []),
      ...(reason || cause ? [`原因：${reason || cause?.reason}`] : []),
    ])
  }
  if (more) return [`共有 ${total} 项变化`]
  if (changes.length === 0) return []
  const count = (kind: EntryChange['kind']) => changes.filter((change) => change.kind === kind).length
  const counts = { added: count('add'), revised: count('revise'), withdrawn: count('withdraw') }
  const names = changes.slice(0, TOLD).map(({ name }) => name)
  return [changesInWords(counts), `${names.join('、')}${changes.length > TOLD ? ' 等' : ''}`]
}
