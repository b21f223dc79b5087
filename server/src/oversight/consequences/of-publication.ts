import { labelOf } from '@gongkai/shared/base/template/entry-template'
import { FEEDBACK_KINDS } from '@gongkai/shared/catalogue/feedback/feedback.contract'
import { ANSWER_WORKING_DAYS } from '@gongkai/shared/catalogue/feedback/feedback-policy'
import type { EventCase } from './event-case.js'
import { at, type Consequences, ofUnits, reason, tell, tellOnce, tellOne } from './tell.js'
import { remedyAsked, remedyDone, supervisionIssued, supervisionWithdrawn } from './words-of-disclosure.js'
import { keptItems, type Message, numbered, unitKept, unitWithdrawn, withdrawnItems } from './words-of-items.js'
import { takedownReplaced, takedownRestored, takenDown } from './words-of-takedowns.js'

/** Consequences of an edition, of what was taken off it or found in it, and of what residents wrote. */
export const publicationConsequences: Consequences = {
  'feedback.received': (eventCase) =>
    tell(eventCase, [eventCase.unit.code], 'feedback', at('feedback', ''), feedbackReceived(eventCase)),
  'feedback.transferred': (eventCase) =>
    tell(eventCase, [eventCase.unit.code], 'feedback', at('feedback', ''), feedbackTransferred(eventCase)),
  'takedown.made': (eventCase) => tellOfTakedown(eventCase, takenDown(eventCase)),
  'takedown.restored': (eventCase) => tellOfTakedown(eventCase, takedownRestored(eventCase)),
  'takedown.replaced': (eventCase) => tellOfTakedown(eventCase, takedownReplaced(eventCase)),
  'spot-check.looked': (eventCase) =>
    reason(eventCase, 'dueOn')
      ? tell(eventCase, [eventCase.unit.code], 'spot-check', at('remedies', ''), remedyAsked(eventCase))
      : [],
  'spot-check.remedied': (eventCase) =>
    tell(
      eventCase,
      [reason(eventCase, 'checker')],
      'spot-check',
      at('spotCheck', eventCase.event.detail.checkId),
      remedyDone(eventCase),
    ),
  'supervision.issued': (eventCase) => tellOfSupervision(eventCase, supervisionIssued(eventCase)),
  'supervision.withdrawn': (eventCase) => tellOfSupervision(eventCase, supervisionWithdrawn(eventCase)),
  'edition.published': (eventCase) => [
    ...tell(eventCase, eventCase.units, 'published', at('catalogue', ''), published(eventCase)),
    ...ofUnits(eventCase, 'leftOut').flatMap(({ organisationCode, numbers }) =>
      tellOnce(
        eventCase,
        `event/${eventCase.event.id}/left-out`,
        [organisationCode],
        'returned',
        at('amendments', ''),
        leftOut(numbers),
      ),
    ),
    ...ofUnits(eventCase, 'withdrawn').flatMap((unit) =>
      tellOnce(
        eventCase,
        `event/${eventCase.event.id}/withdrawn`,
        [unit.organisationCode],
        'published',
        at('amendments', ''),
        withdrawnItems(unit.numbers, unit.count ?? unit.numbers.length, unit.reasons ?? []),
      ),
    ),
    ...ofUnits(eventCase, 'kept').flatMap(({ organisationCode, kept }) =>
      tellOnce(
        eventCase,
        `event/${eventCase.event.id}/kept`,
        [organisationCode],
        'published',
        at('todo', ''),
        keptItems(kept ?? 0),
      ),
    ),
  ],
  'privacy.scanned': (eventCase) => [
    ...(Number(eventCase.event.detail.fresh) + ofUnits(eventCase, 'expired').length > 0
      ? tell(eventCase, [eventCase.office], 'system', at('personalFindings', ''), scanned(eventCase))
      : []),
    ...ofUnits(eventCase, 'expired').flatMap(({ organisationCode, count }) =>
      tellOnce(
        eventCase,
        `event/${eventCase.event.id}/expired`,
        [organisationCode],
        'task',
        at('personalFindings', ''),
        publicTimeOver(count ?? 0),
      ),
    ),
  ],
  'publication.reviewed': (eventCase) =>
    asked(eventCase).flatMap((personId) =>
      tellOne(eventCase, personId, 'review', at('edition', ''), toReviewSecrecy(eventCase)),
    ),
  'edition.unit-withdrawn': (eventCase) =>
    tell(eventCase, [eventCase.unit.code], 'returned', at('todo', ''), unitWithdrawn(eventCase)),
  'edition.unit-kept': (eventCase) =>
    tell(eventCase, [eventCase.unit.code], 'published', at('todo', ''), unitKept(eventCase)),
  'edition.withdrawn': (eventCase) =>
    ofUnits(eventCase, 'concealed').flatMap(({ organisationCode, numbers, count }) =>
      tell(
        eventCase,
        [organisationCode],
        'returned',
        at('amendments', ''),
        concealed(numbers, count ?? numbers.length),
      ),
    ),
}

const about = (eventCase: EventCase) => reason(eventCase, 'name') || eventCase.domain.name || '公开工作'

const feedbackReceived = (eventCase: EventCase): Message => [
  `群众反馈“${about(eventCase)}”：${labelOf(FEEDBACK_KINDS, reason(eventCase, 'feedbackKind'))}`,
  `请在 ${ANSWER_WORKING_DAYS} 个工作日内答复。`,
]

const feedbackTransferred = (eventCase: EventCase): Message => [
  `${eventCase.actor.name}转来群众反馈“${about(eventCase)}”`,
  reason(eventCase, 'reason') || '请及时答复。',
]

const published = ({ edition, event }: EventCase): Message => [
  edition ? `${edition.year}年第${edition.number}版目录已发布` : '新版目录已发布',
  `含 ${(event.detail.domainCodes as string[] | undefined)?.length ?? 0} 个领域。${edition?.note ?? ''}`,
]

const scanned = (eventCase: EventCase): Message => {
  const fresh = Number(eventCase.event.detail.fresh)
  const over = ofUnits(eventCase, 'expired').reduce((sum, { count }) => sum + (count ?? 0), 0)
  return [
    `个人信息排查：${[fresh > 0 ? `新发现 ${fresh} 处` : '', over > 0 ? `${over} 处公示期满` : ''].filter(Boolean).join('，')}`,
    '请遮盖、说明或者紧急下线。',
  ]
}

const publicTimeOver = (count: number): Message => [
  `${count} 处公示期满，请撤下或去标识`,
  '依法公示的名单到期后不再公开：请起草动态调整，撤下或者去掉身份。',
]

const asked = (eventCase: EventCase) => (eventCase.event.detail.asked as number[] | undefined) ?? []

const toReviewSecrecy = (eventCase: EventCase): Message => [
  '请保密审查：新版目录等待签署',
  `含 ${(eventCase.event.detail.domainCodes as string[] | undefined)?.length ?? 0} 个领域，${eventCase.event.by}已经审核。`,
]

const concealed = (numbers: readonly string[], count: number): Message => [
  `区信息公开办撤下了本单位的 ${count} 个公开事项`,
  `${numbered(numbers, count)}：内容不再公开。请删改其中不宜公开的内容（如个人信息），改好以前不会再随目录发布。`,
]

const leftOut = (numbers: readonly string[]): Message => [
  `本单位有 ${numbers.length} 个公开事项没有随新版目录发布`,
  `${numbered(numbers, numbers.length)}：内容与已撤下的相同，请先删改其中不宜公开的内容（如个人信息）。`,
]

/** 紧急下线: the unit whose it is, and the office. */
const tellOfTakedown = (eventCase: EventCase, message: Message) =>
  tell(eventCase, [...new Set([eventCase.unit.code, eventCase.office])], 'published', at('takedowns', ''), message)

const tellOfSupervision = (eventCase: EventCase, message: Message) =>
  tell(
    eventCase,
    [eventCase.unit.code],
    'supervision',
    at('supervision', eventCase.event.detail.supervisionId),
    message,
  )
