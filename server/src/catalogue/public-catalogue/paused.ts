import { refuse } from '@gongkai/shared/base/refusal'
import { PAUSED } from '@gongkai/shared/catalogue/takedown/takedown.contract'
import type { PausedEntry } from '@gongkai/shared/district/edition/public-entry'
import { Refused } from '../../platform/http/refused.js'

/** Answer 410 for what is down (紧急下线): its number, and nothing of its words, which may be what was taken down. */
export const pausedAnswer = (id: string): PausedEntry => ({
  refusals: [refuse('entry.paused', '', PAUSED)],
  paused: { id },
})

/** The same where a file, a picture or an act was asked for. */
export const pausedRefused = (): Refused => new Refused(410, [refuse('entry.paused', '', PAUSED)])
