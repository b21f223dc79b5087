import { labelOf } from '@gongkai/shared/base/template/entry-template'
import { AMENDMENT_KINDS } from '@gongkai/shared/base/words/amendment-kinds'
import type { NoticeDraft } from '../notification/post-notices.js'
import type { EventCase } from './event-case.js'
import { at, type Consequences, reason, tell, tellOnce } from './tell.js'
import type { Message } from './words-of-items.js'
import { citingLeads, lawEnded, lawRestored, lawShared } from './words-of-laws.js'
import { ofMany, ofWave, waveCalledBack, waveNudged, waveUnits } from './words-of-many.js'

/** Consequences of 动态调整 and of laws that change. */
export const amendmentsConsequences: Consequences = {
  'amendment.proposed': (eventCase) =>
    eventCase.event.detail.state === 'approved'
      ? tell(eventCase, [eventCase.office], 'amendment', amendment(eventCase), toFinalise(eventCase), 'approver')
      : tell(
          eventCase,
          amendmentReviewers(eventCase),
          'amendment',
          amendment(eventCase),
          proposed(eventCase),
          'approver',
        ),
  'amendment.recalled': (eventCase) =>
    tell(
      eventCase,
      amendmentReviewers(eventCase),
      'amendment',
      amendment(eventCase),
      amendmentRecalled(eventCase),
      'approver',
    ),
  'amendment.approved': (eventCase) => [
    ...tell(eventCase, [ownerOf(eventCase)], 'amendment', amendment(eventCase), amendmentApproved(eventCase)),
    ...(eventCase.event.detail.state === 'approved'
      ? tell(eventCase, [eventCase.office], 'amendment', amendment(eventCase), toFinalise(eventCase), 'approver')
      : []),
  ],
  'amendment.settled': (eventCase) =>
    tell(eventCase, [ownerOf(eventCase)], 'amendment', amendment(eventCase), settled(eventCase)),
  'amendment.returned': (eventCase) =>
    tell(eventCase, [ownerOf(eventCase)], 'returned', amendment(eventCase), amendmentReturned(eventCase)),
  'amendment.ended': (eventCase) =>
    tell(eventCase, [ownerOf(eventCase)], 'returned', amendment(eventCase), ended(eventCase)),
  'amendment.finalised': (eventCase) =>
    tell(eventCase, [ownerOf(eventCase)], 'amendment', amendment(eventCase), finalised(eventCase)),
  'amendment.taken-back': (eventCase) =>
    tell(eventCase, [ownerOf(eventCase)], 'amendment', amendment(eventCase), takenBack(eventCase)),
  'amendment.many': (eventCase) => tellOfMany(eventCase),
  'law-wave.drafted': (eventCase) => tellOfWave(eventCase),
  'law-wave.called-back': (eventCase) =>
    waveUnits(eventCase, 'units').flatMap((unit) =>
      tell(eventCase, [unit.organisationCode], 'amendment', at('amendments', ''), waveCalledBack(eventCase, unit)),
    ),
  'law-wave.nudged': (eventCase) =>
    waveUnits(eventCase, 'units').flatMap((unit) =>
      tell(eventCase, [unit.organisationCode], 'nudge', wave(eventCase), waveNudged(eventCase, unit)),
    ),
  'law.ended': (eventCase) =>
    citingLeads(eventCase).flatMap((lead) =>
      tell(eventCase, [lead.organisationCode], 'amendment', lawPlace(eventCase), lawEnded(eventCase, lead)),
    ),
  'law.restored': (eventCase) =>
    citingLeads(eventCase).flatMap((lead) =>
      tell(eventCase, [lead.organisationCode], 'amendment', lawPlace(eventCase), lawRestored(eventCase, lead)),
    ),
  'law.shared': (eventCase) =>
    tell(eventCase, [eventCase.unit.code], 'system', lawPlace(eventCase), lawShared(eventCase)),
}

const amended = (eventCase: EventCase) =>
  `${labelOf(AMENDMENT_KINDS, reason(eventCase, 'amendmentKind'))}“${reason(eventCase, 'name')}”`

const proposed = (eventCase: EventCase): Message => [
  `${eventCase.actor.name}提出动态调整：${amended(eventCase)}`,
  `“${eventCase.domain.name}”已发布的目录，请审核。`,
]

const amendmentRecalled = (eventCase: EventCase): Message => [
  `${eventCase.actor.name}撤回了动态调整：${amended(eventCase)}`,
  '修改后会再次提出，现在不必审核。',
]

const toFinalise = (eventCase: EventCase): Message => [
  `动态调整等待审定：${amended(eventCase)}`,
  `“${eventCase.domain.name}”的牵头单位已经通过，请审定或退回。`,
]

const amendmentApproved = (eventCase: EventCase): Message => [
  `${eventCase.actor.name}通过了动态调整：${amended(eventCase)}`,
  eventCase.event.detail.state === 'approved' ? '等待区信息公开办审定。' : '等待另一牵头单位会签。',
]

const settled = (eventCase: EventCase): Message => [
  `动态调整已通过审核：${amended(eventCase)}`,
  `“${eventCase.domain.name}”的牵头单位有调整，现有牵头单位都已通过，等待区信息公开办审定。`,
]

const amendmentReturned = (eventCase: EventCase): Message => [
  `${eventCase.actor.name}退回了动态调整：${amended(eventCase)}`,
  reason(eventCase, 'remark'),
]

const finalised = (eventCase: EventCase): Message => [
  `动态调整已审定：${amended(eventCase)}`,
  '将随下一版目录发布，发布以前群众看到的仍是原来的内容。',
]

const takenBack = (eventCase: EventCase): Message => [
  `${eventCase.actor.name}撤回了对动态调整的审定：${amended(eventCase)}`,
  '将重新审定或退回，不随下一版目录发布。',
]

const ended = (eventCase: EventCase): Message => [
  `${eventCase.actor.name}终止了动态调整：${amended(eventCase)}`,
  `${reason(eventCase, 'remark')}。不随下一版目录发布；可以修改后重新提出，或者删除。`,
]

const ownerOf = (eventCase: EventCase) => reason(eventCase, 'organisationCode')

const amendmentReviewers = (eventCase: EventCase) => eventCase.leads.filter((code) => code !== ownerOf(eventCase))

const lawPlace = (eventCase: EventCase) => at('law', eventCase.event.detail.lawId)

const amendment = (eventCase: EventCase) => at('amendment', eventCase.event.detail.amendmentId)

const wave = (eventCase: EventCase) => at('lawWave', eventCase.event.detail.waveId)

/** An act upon many amendments: each unit once, in what it is concerned as. */
function tellOfMany(eventCase: EventCase): NoticeDraft[] {
  return ofMany(eventCase).flatMap(({ organisationCode, as, message, kind, role }) =>
    tellOnce(
      eventCase,
      `event/${eventCase.event.id}/${as}`,
      [as === 'office' ? eventCase.office : organisationCode],
      kind,
      at('amendments', ''),
      message,
      role,
    ),
  )
}

/** A wave is drafted: each unit, each lead and the office once. The office is told of its own, since it did not wait for it. */
function tellOfWave(eventCase: EventCase): NoticeDraft[] {
  const { event } = eventCase
  return ofWave(eventCase).flatMap(({ organisationCode, as, message }) => {
    const key = `event/${event.id}/${as}/${organisationCode}`
    const { page, id: targetId } = wave(eventCase)
    const [title, text] = message
    return [
      { key, organisationCode, role: null, kind: 'amendment' as const, title, text, page, targetId, eventId: event.id },
    ]
  })
}
