import { useDidShow } from '@tarojs/taro'
import { useEffect, useReducer } from 'react'
import { onOnline } from '@/platform/network'
import { signedInPerson } from '@/platform/session'
import { isPending } from './draft'
import { sendAll, startDraftSender } from './draft-sender'
import { type DraftSign, signOf } from './draft-sign'
import { draftKey, draftKeysOf, onDrafts, readDraft } from './draft-store'
import { entryName } from './words'

export interface PendingDraft {
  entryId: number
  assignmentId: number
  /** the entry's name as typed */ name: string
  sign: DraftSign
}

/** The drafts that the signed-in person typed on this phone and the server does not hold yet; a page that asks also gets them sent. */
export function usePendingDrafts(): PendingDraft[] {
  const [, redraw] = useReducer((turn: number) => turn + 1, 0)
  useEffect(() => onDrafts(redraw), [])
  useEffect(() => onOnline(redraw), [])
  useEffect(startDraftSender, [])
  useDidShow(() => {
    redraw()
    sendAll()
  })
  const account = signedInPerson()?.account
  if (!account) return []
  return draftKeysOf(account).flatMap((key) => {
    const draft = readDraft(key)
    if (!draft || !isPending(draft)) return []
    const entryId = Number(key.slice(draftKey(account, '').length))
    return [
      { entryId, assignmentId: draft.detail.assignment.id, name: entryName(draft.fields), sign: signOf(key, draft) },
    ]
  })
}
