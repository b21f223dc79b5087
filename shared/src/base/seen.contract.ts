import type { Refusal } from './refusal.js'

/** Said where an act does not name what it was decided upon: the page is from before it had to. */
export const OLD_PAGE = '页面不是最新的，请刷新后再试'
/** Said where the state that an act was decided upon has moved on; the changes follow. */
export const MOVED_ON = '您看过之后这里又有变动，没有办理；请查看最新内容，再决定是否办理'

/** One thing that changed: when, and who did what, in a sentence. */
export interface Changed {
  at: string
  text: string
}

/**
 * 409: an act names the revision (of a submission) or the version (of everything else) it was decided upon, as the GET answered
 * it; that has moved on. `changed` says how, the newest last, where it is known. Nothing was done.
 */
export interface MovedOn {
  refusals: Refusal[]
  changed: Changed[]
}

/** Body of an act that decides upon a thing as it stands, and says nothing more. */
export interface VersionRequest {
  version: number
}
/** The same of a submission. */
export interface RevisionRequest {
  revision: number
}
