import type { EntryFields } from '@gongkai/shared/base/template/entry'
import type { EntryField } from '@gongkai/shared/base/template/fields'
import type { EntryDetail } from '@gongkai/shared/compiling/assignment/assignment.contract'
import { useDidHide, useDidShow } from '@tarojs/taro'
import { useEffect, useReducer, useRef } from 'react'
import { onOnline } from '@/platform/network'
import { type Draft, freshDraft } from './draft'
import { resolved } from './draft-answers'
import { send, sendAfterPause, sendNow, startDraftSender } from './draft-sender'
import { type DraftSign, signOf } from './draft-sign'
import { changeDraft, draftKey, dropDraft, keepDraft, onDrafts, openDraft, shownDraft } from './draft-store'

export interface OpenDraft {
  draft: Draft
  sign: DraftSign
  change: (part: Partial<EntryFields>) => void
  /** 立即上传 */ sendNow: () => void
  /** ends a conflict: the fields named are taken from the colleague, all others stay mine */
  resolve: (theirs: EntryField[]) => void
  /** the fields as the server holds them; the typed text is gone */ discard: () => void
  /** the notice about merged fields has been read */ acknowledge: () => void
}

/** The draft of one entry for the form: kept at every change, sent when typing pauses, redrawn when anything comes of it. */
export function useDraft(account: string, id: string, detail: EntryDetail): OpenDraft {
  const key = draftKey(account, id)
  const [, redraw] = useReducer((turn: number) => turn + 1, 0)
  // While drawing, so that the first picture already shows what was typed.
  const opened = useRef<EntryDetail | null>(null)
  if (opened.current !== detail) {
    opened.current = detail
    openDraft(key, detail)
  }

  useEffect(() => onDrafts(redraw), [])
  useEffect(() => onOnline(redraw), [])
  useEffect(() => {
    startDraftSender()
    send(account, id)
    return () => void send(account, id)
  }, [account, id])
  // Back from signing in, from another app; and before the phone puts this one to sleep.
  useDidShow(() => void send(account, id))
  useDidHide(() => void send(account, id))

  const draft = shownDraft(key) ?? freshDraft(detail)
  return {
    draft,
    sign: signOf(key, draft),
    change: (part) => {
      changeDraft(key, part)
      sendAfterPause(account, id)
    },
    sendNow: () => void sendNow(account, id),
    resolve: (theirs) => {
      keepDraft(key, resolved(draft, theirs))
      send(account, id)
    },
    discard: () => {
      dropDraft(key)
      openDraft(key, draft.conflict ? { ...detail, ...draft.conflict.current } : draft.detail)
      redraw()
    },
    acknowledge: () => keepDraft(key, { ...draft, merged: [] }),
  }
}
