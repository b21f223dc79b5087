import { sessionChanged, signedInPerson } from './session'

/** Once, when the app starts: these pages belong to whoever is signed in now, and follow what other tabs do about it. */
export function watchOtherTabs(): void {
  signedInPerson()
  window.addEventListener('storage', sessionChanged)
  // A page that slept in the background may have missed it.
  document.addEventListener('visibilitychange', sessionChanged)
  window.addEventListener('pageshow', sessionChanged)
}
