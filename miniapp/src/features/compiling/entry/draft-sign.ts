import { isOnline } from '@/platform/network'
import type { Tone } from '@/ui/status-tag'
import { type Draft, isPending } from './draft'
import { isSending, lastSent } from './draft-sender'
import { storageIsFull } from './draft-store'

export interface DraftSign {
  state: 'untouched' | 'kept' | 'sending' | 'sent' | 'conflict' | 'failed'
  text: string
  tone: Tone
}

/** China's clock, HH:mm. */
const clock = (at: number): string => new Date(at + 8 * 3600_000).toISOString().slice(11, 16)

/** The whereabouts of typed text, in the words users know. */
export function signOf(key: string, draft: Draft): DraftSign {
  const sent = lastSent(key)
  if (draft.conflict) return { state: 'conflict', text: '有冲突', tone: 'bad' }
  if (draft.problem) return { state: 'failed', text: `未能上传（${draft.problem.text}）`, tone: 'bad' }
  if (isSending(key)) return { state: 'sending', text: '正在上传', tone: 'brand' }
  if (!isPending(draft)) {
    return sent === undefined
      ? { state: 'untouched', text: '填写内容会自动保存', tone: 'idle' }
      : { state: 'sent', text: `已上传 ${clock(sent)}`, tone: 'ok' }
  }
  if (storageIsFull()) return { state: 'failed', text: '本机存储已满，请保持联网，等上传完再离开', tone: 'bad' }
  return { state: 'kept', text: isOnline() ? '已存本机' : '已存本机，联网后自动上传', tone: 'warn' }
}
