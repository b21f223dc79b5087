import { without } from './launch.js'

/**
 * WeChat's privacy guard (`__usePrivacyCheck__`): calls that touch the user's own data wait until the user has agreed by a real tap on a
 * button of open-type agreePrivacyAuthorization. Agreed once, it stays so; a test that wants a phone on which nobody has agreed says so
 * (driver.ts).
 */
const KEY = 'privacy'
/** errno of what the user did not agree to. */
export const REFUSED = 104
let listener = null
let tapped = false

/** WeChat before 2.32.3, which cannot ask, holds nothing back. */
const isAgreed = () => without.includes('onNeedPrivacyAuthorization') || localStorage.getItem(KEY) !== 'unasked'

export const privacy = {
  onNeedPrivacyAuthorization: (heard) => {
    listener = heard
  },
}

/** The tap that makes an agreement one. */
export function tapAgree() {
  tapped = true
}

/**
 * Calls `go` when the user has agreed, else asks the app to ask, and calls `refused` with WeChat's words.
 *
 * @param name of the interface that is held back
 */
export function withConsent(name, go, refused) {
  if (isAgreed()) return go()
  if (!listener) return refused('privacy permission is not authorized')
  const resolve = ({ event, buttonId }) => {
    if (event === 'agree' && buttonId && tapped) {
      localStorage.setItem(KEY, 'agreed')
      go()
    } else if (event !== 'exposureAuthorization') refused('privacy permission is not authorized')
    tapped = false
  }
  listener(resolve, { referrer: name })
}
