import { useDidShow } from '@tarojs/taro'
import { useEffect, useReducer } from 'react'
import { onOnline } from '@/platform/network'
import { signedInPerson } from '@/platform/session'
import { onWaiting, type WaitingRecord, waitingOf } from './outbox'
import { sendWaiting, startOutbox } from './outbox-sender'

/** The records of the signed-in person that wait on this phone; a page that asks also gets them sent. */
export function useWaiting(): WaitingRecord[] {
  const [, redraw] = useReducer((turn: number) => turn + 1, 0)
  useEffect(() => onWaiting(redraw), [])
  useEffect(() => onOnline(redraw), [])
  useEffect(startOutbox, [])
  useDidShow(() => {
    redraw()
    void sendWaiting()
  })
  const account = signedInPerson()?.account
  return account ? waitingOf(account) : []
}
