import Taro from '@tarojs/taro'
import { randomKey } from '@/platform/random-key'

/**
 * Key of intent, by which a feedback is known that is sent again because no answer came. It is kept on the device, so that closing the page
 * in between makes no second feedback, together with a fingerprint of its words: other words are another feedback.
 */
const KEY = 'feedback-intent'

interface Kept {
  of: string
  key: string
}

export function intentFor(said: readonly string[]): string {
  const of = fingerprint(said)
  const kept = Taro.getStorageSync(KEY) as Kept | ''
  if (kept && kept.of === of) return kept.key
  const key = randomKey()
  Taro.setStorageSync(KEY, { of, key } satisfies Kept)
  return key
}

/** An answer came. */
export function intentDone(): void {
  Taro.removeStorageSync(KEY)
}

/** Tells two texts apart without keeping either. */
function fingerprint(said: readonly string[]): string {
  let [high, low] = [0xdeadbeef, 0x41c6ce57]
  for (const sign of said.join('\n')) {
    const code = sign.codePointAt(0) ?? 0
    high = Math.imul(high ^ code, 2654435761)
    low = Math.imul(low ^ code, 1597334677)
  }
  return `${(high >>> 0).toString(36)}${(low >>> 0).toString(36)}`
}
