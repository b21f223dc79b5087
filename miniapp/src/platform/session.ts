import type { SignedInPerson, SignInResponse } from '@gongkai/shared/district/account/account.contract'
import Taro from '@tarojs/taro'

const KEY = 'session'

/** The owner of the pages open here; null: nobody. The tabs of a browser share one session, and another may sign in somebody else. */
let here: SignedInPerson | null = null
const watchers = new Set<() => void>()

const stored = (): SignInResponse | null => (Taro.getStorageSync(KEY) as SignInResponse | '') || null

/** The session, unless it is somebody else's than these pages. Where nobody was signed in, whoever comes first is here. */
function own(): SignInResponse | null {
  const session = stored()
  here ??= session?.person ?? null
  return session && session.person.account === here?.account ? session : null
}

export const sessionToken = (): string => own()?.token ?? ''
export const signedInPerson = (): SignedInPerson | null => own()?.person ?? null

/** The owner of the pages open here, to whom belongs what is typed on them; '' where nobody signed in. */
export const ownerOfPages = (): string => own()?.person.account ?? here?.account ?? ''

/** Signs in here; answers whether the pages open until now were somebody else's. */
export function keepSession(session: SignInResponse): boolean {
  const others = here !== null && here.account !== session.person.account
  here = session.person
  Taro.setStorageSync(KEY, session)
  sessionChanged()
  return others
}

/** The same session, of which something is known anew. */
export function keepPerson(person: SignedInPerson): void {
  const session = own()
  if (session) Taro.setStorageSync(KEY, { ...session, person })
}

/** The session has run out; the pages stay their person's, who goes on with them after signing in again. */
export function forgetSession(): void {
  if (own()) Taro.removeStorageSync(KEY)
  sessionChanged()
}

/** Signed out by choice: these pages are nobody's. */
export function leaveSession(): void {
  forgetSession()
  here = null
}

/** The owner of these pages and the person signed in since in another tab; null if they are the same. */
export function takenOver(): { from: SignedInPerson; by: SignedInPerson } | null {
  const by = own() ? null : stored()?.person
  return by && here ? { from: here, by } : null
}

/** Goes on as whoever is signed in by now: the pages open until now are to be closed. */
export function goOnAsOther(): void {
  here = stored()?.person ?? null
  sessionChanged()
}

/** Signs the other out, so that whoever these pages belong to can sign in and go on with them. */
export function makeWay(): void {
  Taro.removeStorageSync(KEY)
  sessionChanged()
}

export function sessionChanged(): void {
  for (const watcher of [...watchers]) watcher()
}

/** Calls back whenever somebody signs in or out, in another tab too; the answer ends the watching. */
export function onSession(watcher: () => void): () => void {
  watchers.add(watcher)
  return () => watchers.delete(watcher)
}
