import type { AmendmentView } from '@gongkai/shared/catalogue/amendment/amendment.contract'
import { useState } from 'react'
import { done, leave } from '@/platform/navigate'
import { useAction } from '@/platform/use-action'
import { actOn, deleteAmendment } from './api'
import { forget } from './written'

/** The owner's acts upon a 动态调整 while writing it: save, propose, delete. */
export function useAmendmentActs({
  account,
  view,
  send,
  onView,
  onReload,
}: {
  account: string
  view: AmendmentView
  send: () => Promise<AmendmentView>
  onView: (view: AmendmentView) => void
  onReload: () => void
}) {
  const [asking, setAsking] = useState<'propose' | 'delete' | null>(null)
  const { busy, errors, run, at, rest } = useAction(onReload)
  return {
    asking,
    setAsking,
    busy,
    errors,
    at,
    rest,
    /** Without network it stays on the phone, and the sign says so. */
    sendOn: () => run(async () => void (await send())),
    save: () =>
      run(async () => {
        await send()
        done('已保存')
      }),
    propose: () =>
      run(async () => {
        onView(await actOn(await send(), 'proposal'))
        done('已提出')
      }).then(() => setAsking(null)),
    remove: () =>
      run(async () => {
        await deleteAmendment(view)
        forget(account, view.id)
        done('已删除')
        leave('todo')
      }).then(() => setAsking(null)),
  }
}
