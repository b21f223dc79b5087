import {
  currentEdition,
  type Followed,
  newestOf,
  newestQuestions,
} from '@gongkai/shared/catalogue/public-catalogue/followed'
import { follow, MOST_FOLLOWED, unfollow, useFollowed } from '@/platform/followed'
import { done } from '@/platform/navigate'
import { useQuery } from '@/platform/use-query'
import { Button, type ButtonKind } from '@/ui/button'
import { editions, newestDisclosures } from './api'

const WHAT = { domain: '这个领域', unit: '这个单位', entry: '这个事项' } as const

/** Number of its newest publication, 0 for none. */
async function newestNow(one: Omit<Followed, 'seen'>): Promise<number> {
  const [question = {}] = newestQuestions([{ ...one, seen: 0 }])
  const { items } = await newestDisclosures(question)
  return newestOf(one, items)?.id ?? 0
}

/** 关注 on this device: 我的关注 tells what changes from now on. */
export function FollowButton({ one, kind = 'plain' }: { one: Omit<Followed, 'seen'>; kind?: ButtonKind }) {
  const followed = useFollowed().some((candidate) => candidate.kind === one.kind && candidate.id === one.id)
  const now = currentEdition(useQuery('editions', editions).data ?? [])
  const what = WHAT[one.kind]
  const toggle = async () => {
    if (followed) {
      unfollow(one)
      done('已取消关注')
      return
    }
    // Publications of before are nothing new; without a network they are learnt when the list is opened.
    const disclosed = await newestNow(one).catch(() => undefined)
    if (follow({ ...one, seen: now?.id ?? 0, disclosed })) done('已关注，有变化时在“我的关注”中提示')
    else done(`最多关注 ${MOST_FOLLOWED} 个，请先取消一些`)
  }
  return (
    <Button kind={kind} label={followed ? `取消关注${what}` : `关注${what}`} disabled={!now} onPress={toggle}>
      {followed ? '已关注' : `关注${what}`}
    </Button>
  )
}

/** In the place of an item that was withdrawn: the one that took its place is followed from now on. */
export function FollowInstead({
  gone,
  successor,
}: {
  gone: Pick<Followed, 'kind' | 'id'>
  successor: { id: string; name: string }
}) {
  const now = currentEdition(useQuery('editions', editions).data ?? [])
  const follows = useFollowed().some(({ kind, id }) => kind === 'entry' && id === successor.id)
  const replace = () => {
    unfollow(gone)
    if (!follows) follow({ kind: 'entry', ...successor, seen: now?.id ?? 0 })
    done(`已改为关注《${successor.name}》`)
  }
  return (
    <Button kind="link" label={`改为关注《${successor.name}》`} disabled={!now} onPress={replace}>
      {`改为关注《${successor.name}》`}
    </Button>
  )
}
