import type { MoreItems } from '@/platform/use-more'
import { Button } from './button'
import { Refused } from './views'

/** The way to the next page of a list; nothing when all is there. */
export function More({ shown, total, more }: { shown: number; total: number; more: MoreItems<unknown> }) {
  if (shown >= total) return null
  return (
    <>
      <Refused texts={more.errors} />
      <Button kind="plain" disabled={more.busy} onPress={() => more.next(shown)}>
        {more.busy ? '正在读取…' : `加载更多（${shown} / ${total}）`}
      </Button>
    </>
  )
}
