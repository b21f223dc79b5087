import Taro from '@tarojs/taro'
import { done } from './navigate'

/**
 * WeChat holds back the interfaces that touch what is the user's (a chosen file, the clipboard, the phone number) until they have agreed to
 * the privacy guide; a user who agrees to nothing still browses, fills in and reviews.
 */
type Answer = (choice: { event: 'agree' | 'disagree' | 'exposureAuthorization'; buttonId?: string }) => void

/** Calls that wait for the user; several may be held back at once. */
let waiting: Answer[] = []
const watchers = new Set<(asked: boolean) => void>()
const tell = () => {
  for (const watcher of watchers) watcher(waiting.length > 0)
}

/** Once, when the app starts. Versions of WeChat before 2.32.3 do not ask. */
export function watchPrivacy(): void {
  if (!Taro.canIUse('onNeedPrivacyAuthorization')) return
  Taro.onNeedPrivacyAuthorization((resolve) => {
    waiting.push(resolve as Answer)
    tell()
  })
}

/** Calls back with whether the user is to be asked, now and whenever it changes; the answer ends the watching. */
export function onPrivacyAsked(watcher: (asked: boolean) => void): () => void {
  watchers.add(watcher)
  watcher(waiting.length > 0)
  return () => watchers.delete(watcher)
}

/** WeChat tells the tap on `buttonId` from a mere claim. */
export function answerPrivacy(event: 'agree' | 'disagree', buttonId?: string): void {
  const answered = waiting
  waiting = []
  for (const answer of answered) answer(buttonId ? { event, buttonId } : { event })
  tell()
}

/** WeChat's own page with the guide as it was filed with it. */
export function openPrivacyGuide(): void {
  const fail = () => void done('没有打开隐私保护指引，请检查网络或更新微信后再试')
  if (Taro.canIUse('openPrivacyContract')) Taro.openPrivacyContract({ fail })
  else fail()
}
