import type { Channel } from '../../base/template/entry-template.js'
import { aliasKey } from './alias-policy.js'

/** Words learnt from corrections, as plain data: a reader's thread is handed them. A unit's own come before the district's. */
export interface LearntWords {
  domains: readonly { alias: string; code: string }[]
  units: readonly { alias: string; name: string }[]
  channels: readonly { alias: string; code: Channel }[]
}
export const NOTHING_LEARNT: LearntWords = { domains: [], units: [], channels: [] }

/** The unit that a word was learnt for. */
export function unitLearnt(word: string, { units }: LearntWords): string | undefined {
  const key = units.length > 0 ? aliasKey(word) : ''
  return units.find(({ alias }) => aliasKey(alias) === key)?.name
}
/** The channel that a word was learnt for. */
export function channelLearnt(word: string, { channels }: LearntWords): Channel | undefined {
  const key = channels.length > 0 ? aliasKey(word) : ''
  return channels.find(({ alias }) => aliasKey(alias) === key)?.code
}
