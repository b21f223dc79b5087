import type { EventKind } from '@gongkai/shared/base/ledger/event'
import type { NoticeKind } from '@gongkai/shared/base/words/notice-kinds'
import type { Role } from '@gongkai/shared/base/words/roles'
import type { NoticeTarget } from '@gongkai/shared/oversight/notification/notification.contract'
import type { NoticeDraft } from '../notification/post-notices.js'
import { type EventCase, NOBODY } from './event-case.js'
import type { Message } from './words-of-items.js'

export type Consequence = (eventCase: EventCase) => NoticeDraft[]
/** By the kind of act. */
export type Consequences = Readonly<Partial<Record<EventKind, Consequence>>>

export const reason = (eventCase: EventCase, key: string) => String(eventCase.event.detail[key] ?? '')

export interface UnitTold {
  organisationCode: string
  numbers: string[]
  count?: number
  reasons?: string[]
  kept?: number
}

export const ofUnits = (eventCase: EventCase, key: string) =>
  (eventCase.event.detail[key] as UnitTold[] | undefined) ?? []

export const at = (page: NoticeTarget['page'], id: unknown): NoticeTarget => ({ page, id: String(id ?? '') })

/** One notice of this act for each of `codes`; the person who acted needs no telling. */
export function tell(
  eventCase: EventCase,
  codes: readonly string[],
  kind: NoticeKind,
  target: NoticeTarget,
  message: Message,
  role: Role | null = null,
) {
  return tellOnce(eventCase, `event/${eventCase.event.id}`, codes, kind, target, message, role)
}

/** `key` names what is told: acts that share it are told once. */
export function tellOnce(
  eventCase: EventCase,
  key: string,
  codes: readonly string[],
  kind: NoticeKind,
  { page, id }: NoticeTarget,
  [title, text]: Message,
  role: Role | null = null,
): NoticeDraft[] {
  return codes
    .filter((code) => code !== NOBODY.code && code !== eventCase.event.organisationCode)
    .map((organisationCode) => ({
      key: `${key}/${organisationCode}`,
      organisationCode,
      role,
      kind,
      title,
      text,
      page,
      targetId: id,
      eventId: eventCase.event.id,
    }))
}

/** One person of the organisation that acted. */
export function tellOne(
  { event, office }: EventCase,
  personId: number,
  kind: NoticeKind,
  { page, id: targetId }: NoticeTarget,
  [title, text]: Message,
): NoticeDraft[] {
  const key = `event/${event.id}/person/${personId}`
  return [{ key, organisationCode: office, personId, role: null, kind, title, text, page, targetId, eventId: event.id }]
}
