import type { AmendmentView } from '@gongkai/shared/catalogue/amendment/amendment.contract'
import { useEffect, useRef, useState } from 'react'
import { saveAmendment } from './api'
import { forget, type Kept, keep, readKept, sameAs, tidied, type Written, writtenIn } from './written'

/**
 * Typed text is on the phone at once and on the server with each step. `earlier` was typed here upon a version that a colleague has
 * replaced since; it is shown, and used or dropped by choice.
 */
export function useWritten(account: string, view: AmendmentView, onView: (view: AmendmentView) => void) {
  const { id } = view
  const [kept] = useState(() => readKept(account, id))
  const [earlier, setEarlier] = useState<Kept | null>(kept && kept.version !== view.version ? kept : null)
  const [written, setWritten] = useState<Written>(() =>
    kept && kept.version === view.version ? writtenOf(kept) : writtenIn(view),
  )
  const latest = useRef(written)
  const stored = useRef(view)

  const put = (next: Written) => {
    latest.current = next
    setWritten(next)
  }
  // A colleague's save, seen when the page was read anew; text typed here and not sent is not thrown away for it.
  useEffect(() => {
    const { version } = stored.current
    if (view.version !== version) {
      if (!sameAs(stored.current, latest.current)) setEarlier({ ...latest.current, version })
      put(writtenIn(view))
    }
    stored.current = view
  }, [view])

  const change = (part: Partial<Written>) => {
    put({ ...latest.current, ...part })
    keep(account, id, { ...latest.current, version: stored.current.version })
  }
  /** Sends what is not sent yet; answers what stands on the server. Throws what refused it. */
  const send = async (): Promise<AmendmentView> => {
    const sent = latest.current
    if (sameAs(stored.current, sent)) return stored.current
    const { fields, ...cause } = tidied(sent)
    const answer = await saveAmendment(id, {
      ...cause,
      version: stored.current.version,
      ...(fields ? { fields } : {}),
    })
    stored.current = answer
    if (latest.current === sent) {
      forget(account, id)
      put(writtenIn(answer))
    } else keep(account, id, { ...latest.current, version: answer.version })
    onView(answer)
    return answer
  }
  return {
    written,
    change,
    send,
    unsent: !sameAs(view, written),
    earlier,
    useEarlier: () => {
      if (earlier) change(writtenOf(earlier))
      setEarlier(null)
    },
    dropEarlier: () => {
      forget(account, id)
      setEarlier(null)
    },
  }
}

const writtenOf = ({ version: _, ...written }: Kept): Written => written
