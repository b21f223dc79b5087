import { reasonOfReturn } from '@gongkai/shared/base/ledger/describe-event'
import type { EventKind } from '@gongkai/shared/base/ledger/event'
import { labelOf } from '@gongkai/shared/base/template/entry-template'
import { AMENDMENT_KINDS } from '@gongkai/shared/base/words/amendment-kinds'
import type { NoticeKind } from '@gongkai/shared/base/words/notice-kinds'
import { PHASES } from '@gongkai/shared/base/words/phases'
import type { Role } from '@gongkai/shared/base/words/roles'
import { FEEDBACK_KINDS } from '@gongkai/shared/catalogue/feedback/feedback.contract'
import { ANSWER_WORKING_DAYS } from '@gongkai/shared/catalogue/feedback/feedback-policy'
import type { NoticeTarget } from '@gongkai/shared/oversight/notification/notification.contract'
import type { NotBack } from '../../compiling/delegation/not-back.query.js'
import { ToldKinds } from '../../platform/ledger/ledger.js'
import type { NoticeDraft } from '../notification/post-notices.js'
import { type EventCase, NOBODY } from './event-case.js'
import { announced, guidelineKey, guidelineTakenBack, guidelineTold } from './words-of-guidelines.js'
import {
  intoRow,
  keptItems,
  type Message,
  numbered,
  unitKept,
  unitWithdrawn,
  withdrawnItems,
} from './words-of-items.js'
import { citingLeads, lawEnded, lawRestored, lawShared } from './words-of-laws.js'
import { ofMany, ofWave, waveCalledBack, waveNudged, waveUnits } from './words-of-many.js'
import { takedownReplaced, takedownRestored, takenDown } from './words-of-takedowns.js'

type Consequence = (eventCase: EventCase) => NoticeDraft[]

/** The consequences of each act: the people told and their words. The list is whole; an act that is not in it is told to nobody. */
export const consequences: Readonly<Partial<Record<EventKind, Consequence>>> = {
  'submission.submitted': (eventCase) => [
    ...tell(eventCase, eventCase.reviewers, 'review', work(eventCase, 'submission'), sent(eventCase), 'approver'),
    ...notBack(eventCase).flatMap(({ organisationCode, assignmentId, state }) =>
      tellOnce(
        eventCase,
        `event/${eventCase.event.id}/left-behind`,
        [organisationCode],
        'task',
        at('assignment', assignmentId),
        leftBehind(eventCase, state),
      ),
    ),
  ],
  'submission.recalled': (eventCase) =>
    tell(eventCase, eventCase.reviewers, 'review', work(eventCase, 'submission'), recalled(eventCase), 'approver'),
  'submission.approved': (eventCase) =>
    tell(eventCase, [eventCase.unit.code], 'approved', work(eventCase, 'assignment'), approved(eventCase)),
  'submission.returned': (eventCase) =>
    tell(eventCase, [eventCase.unit.code], 'returned', work(eventCase, 'assignment'), returned(eventCase)),
  'submission.reopened': (eventCase) =>
    tell(eventCase, [eventCase.unit.code], 'returned', work(eventCase, 'assignment'), reopened(eventCase)),
  'submission.opened': (eventCase) =>
    tell(eventCase, [eventCase.unit.code], 'task', work(eventCase, 'assignment'), opened(eventCase)),
  'submission.delegated': (eventCase) =>
    eventCase.delegated.flatMap(({ code, assignmentId }) =>
      tell(eventCase, [code], 'task', at('assignment', assignmentId), given(eventCase)),
    ),
  'comment.added': (eventCase) => [
    ...tell(
      eventCase,
      [eventCase.unit.code],
      'comment',
      at('entry', eventCase.event.detail.entryId),
      commented(eventCase),
    ),
    ...tell(
      eventCase,
      eventCase.unit.code === eventCase.event.organisationCode ? eventCase.reviewers : [],
      'comment',
      work(eventCase, 'submission'),
      commented(eventCase),
    ),
  ],
  'nudge.sent': (eventCase) =>
    tellOnce(
      eventCase,
      `nudge/${eventCase.event.detail.batch}`,
      [eventCase.unit.code],
      'nudge',
      nudgePlace(eventCase),
      nudged(eventCase),
    ),
  'report.signed': (eventCase) =>
    eventCase.complete
      ? tell(eventCase, [eventCase.office], 'report', report(eventCase), reported(eventCase))
      : tell(eventCase, eventCase.leads, 'report', report(eventCase), toCoSign(eventCase), 'approver'),
  'report.recalled': (eventCase) =>
    tell(eventCase, [eventCase.office], 'report', report(eventCase), reportRecalled(eventCase)),
  'report.accepted': (eventCase) => tell(eventCase, eventCase.leads, 'report', report(eventCase), accepted(eventCase)),
  'report.returned': (eventCase) =>
    tell(eventCase, eventCase.leads, 'returned', report(eventCase), reportReturned(eventCase)),
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
  'feedback.received': (eventCase) =>
    tell(eventCase, [eventCase.unit.code], 'feedback', at('feedback', ''), feedbackReceived(eventCase)),
  'feedback.transferred': (eventCase) =>
    tell(eventCase, [eventCase.unit.code], 'feedback', at('feedback', ''), feedbackTransferred(eventCase)),
  'takedown.made': (eventCase) => tellOfTakedown(eventCase, takenDown(eventCase)),
  'takedown.restored': (eventCase) => tellOfTakedown(eventCase, takedownRestored(eventCase)),
  'takedown.replaced': (eventCase) => tellOfTakedown(eventCase, takedownReplaced(eventCase)),
  'round.joined': (eventCase) =>
    worksBegun(eventCase).flatMap(({ id, domainCode, organisationCode }) =>
      tellOnce(
        eventCase,
        `event/${eventCase.event.id}/${domainCode}`,
        [organisationCode],
        'task',
        at('assignment', id),
        joined(eventCase, domainCode),
      ),
    ),
  'round.deleted': (eventCase) => tell(eventCase, codesOf(eventCase), 'task', at('todo', ''), roundDeleted(eventCase)),
  'pilot-domain.created': (eventCase) => tell(eventCase, eventCase.leads, 'task', at('todo', ''), toLead(eventCase)),
  'pilot-domain.retired': (eventCase) =>
    tell(eventCase, codesOf(eventCase), 'task', at('todo', ''), domainRetired(eventCase)),
  'pilot-domain.reinstated': (eventCase) =>
    tell(eventCase, codesOf(eventCase), 'task', at('todo', ''), domainReinstated(eventCase)),
  'backup.failed': (eventCase) =>
    tell(eventCase, [eventCase.office], 'system', at('todo', ''), backupFailed(eventCase), 'admin'),
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
  'guideline.announced': (eventCase) =>
    ofUnits(eventCase, 'units').flatMap(({ organisationCode, count }) =>
      guidelineTold(eventCase, organisationCode)
        ? tellOnce(
            eventCase,
            guidelineKey(eventCase),
            [organisationCode],
            'guideline',
            at('guideline', eventCase.event.domainCode),
            announced(eventCase, count ?? 0),
          )
        : [],
    ),
  'guideline.taken-back': (eventCase) =>
    ofUnits(eventCase, 'units').flatMap(({ organisationCode }) =>
      tell(
        eventCase,
        [organisationCode],
        'guideline',
        at('guideline', eventCase.event.domainCode),
        guidelineTakenBack(eventCase),
      ),
    ),
  'edition.unit-withdrawn': (eventCase) =>
    tell(eventCase, [eventCase.unit.code], 'returned', at('todo', ''), unitWithdrawn(eventCase)),
  'edition.unit-kept': (eventCase) =>
    tell(eventCase, [eventCase.unit.code], 'published', at('todo', ''), unitKept(eventCase)),
  'entry.amended': (eventCase) =>
    tell(
      eventCase,
      [eventCase.unit.code],
      'task',
      eventCase.event.detail.withdrawn ? work(eventCase, 'assignment') : at('entry', eventCase.event.detail.entryId),
      intoRow(eventCase),
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

const times = (eventCase: EventCase) => `第 ${eventCase.event.detail.revision} 次报送`
const reason = (eventCase: EventCase, key: string) => String(eventCase.event.detail[key] ?? '')
const phase = (eventCase: EventCase) => labelOf(PHASES, eventCase.report?.phase ?? '')

const sent = (eventCase: EventCase): Message => [
  `${eventCase.unit.name}报送了“${eventCase.domain.name}”`,
  `${times(eventCase)}，请审核。`,
]
const notBack = (eventCase: EventCase) => (eventCase.event.detail.notBack as NotBack[] | undefined) ?? []
const leftBehind = (eventCase: EventCase, state: NotBack['state']): Message => [
  `${eventCase.unit.name}已报送“${eventCase.domain.name}”，本单位填报的没有并入`,
  `${state === 'submitted' ? '本单位报送的还没有审核' : '本单位还没有报送'}。如需补充，请联系${eventCase.unit.name}撤回报送后再办理。`,
]
const recalled = (eventCase: EventCase): Message => [
  `${eventCase.unit.name}撤回了“${eventCase.domain.name}”的报送`,
  '修改后会再次报送，现在不必审核。',
]
const approved = (eventCase: EventCase): Message => [
  `“${eventCase.domain.name}”${eventCase.complete ? '已通过审核' : `${eventCase.actor.name}已通过，等待会签`}`,
  `${eventCase.actor.name}通过了${times(eventCase)}。`,
]
const returned = (eventCase: EventCase): Message => [
  `${eventCase.actor.name}退回了“${eventCase.domain.name}”`,
  reasonOfReturn(eventCase.event),
]
const reopened = (eventCase: EventCase): Message => [
  `区信息公开办退回了“${eventCase.domain.name}”，请修改后重新报送`,
  reason(eventCase, 'remark'),
]
const opened = (eventCase: EventCase): Message => [
  `“${eventCase.domain.name}”的清单已接收`,
  '现在可以编制目录：请补齐每个公开事项的各栏内容。',
]
const given = (eventCase: EventCase): Message => [
  `${eventCase.actor.name}委托填报“${eventCase.domain.name}”`,
  `请填好公开事项后报送给${eventCase.actor.name}，审核后并入它的事项。`,
]
const commented = (eventCase: EventCase): Message => [
  `${eventCase.actor.name}在“${eventCase.domain.name}”的公开事项留言`,
  reason(eventCase, 'text'),
]
const nudged = (eventCase: EventCase): Message => [
  `${eventCase.actor.name}催办：${eventCase.nudged.length > 1 ? `${eventCase.nudged.length} 个领域` : `“${eventCase.domain.name}”`}`,
  `${reason(eventCase, 'text')}${eventCase.nudged.length > 1 ? `（${eventCase.nudged.map(({ name }) => name).join('、')}）` : ''}`,
]
const reported = (eventCase: EventCase): Message => [
  `“${eventCase.domain.name}”已汇总上报`,
  `${phase(eventCase)}阶段，${eventCase.actor.name}签署，请接收或退回。`,
]
const toCoSign = (eventCase: EventCase): Message => [
  `“${eventCase.domain.name}”的汇总上报等待会签`,
  `${phase(eventCase)}阶段，${eventCase.actor.name}已经签署，请本单位会签。`,
]
const reportRecalled = (eventCase: EventCase): Message => [
  `${eventCase.actor.name}撤回了“${eventCase.domain.name}”的汇总上报`,
  `${phase(eventCase)}阶段，修改后会再次上报。`,
]
const accepted = (eventCase: EventCase): Message => [
  `区信息公开办接收了“${eventCase.domain.name}”的汇总上报`,
  `${phase(eventCase)}阶段已经办结。`,
]
const reportReturned = (eventCase: EventCase): Message => [
  `区信息公开办退回了“${eventCase.domain.name}”的汇总上报`,
  reason(eventCase, 'remark'),
]
const about = (eventCase: EventCase) => reason(eventCase, 'name') || eventCase.domain.name || '公开工作'
const feedbackReceived = (eventCase: EventCase): Message => [
  `群众反馈“${about(eventCase)}”：${labelOf(FEEDBACK_KINDS, reason(eventCase, 'feedbackKind'))}`,
  `请在 ${ANSWER_WORKING_DAYS} 个工作日内答复。`,
]
const feedbackTransferred = (eventCase: EventCase): Message => [
  `${eventCase.actor.name}转来群众反馈“${about(eventCase)}”`,
  reason(eventCase, 'reason') || '请及时答复。',
]
const backupFailed = (eventCase: EventCase): Message => [
  '自动备份失败，请通知运维人员',
  `${reason(eventCase, 'reason')}。备份恢复正常以前，数据只有一份。`,
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

const codesOf = (eventCase: EventCase) => (eventCase.event.detail.organisationCodes as string[] | undefined) ?? []
const worksBegun = (eventCase: EventCase) =>
  (eventCase.event.detail.works as { id: number; domainCode: string; organisationCode: string }[] | undefined) ?? []
const joined = (eventCase: EventCase, domainCode: string): Message => [
  `本单位增加了“${eventCase.nameOfDomain(domainCode)}”的任务`,
  `${reason(eventCase, 'reason')}。期限以任务页为准。`,
]
const roundDeleted = (eventCase: EventCase): Message => [
  `${reason(eventCase, 'name')}已删除`,
  `${reason(eventCase, 'reason')}。这一轮的任务不再办理。`,
]
const toLead = (eventCase: EventCase): Message => [
  `新增领域“${eventCase.domain.name}”，由本单位牵头`,
  '列入编制轮次后，请组织填报和审核。',
]
const domainRetired = (eventCase: EventCase): Message => [
  `领域“${eventCase.domain.name}”已停用`,
  `${reason(eventCase, 'reason')}。新的轮次不再编制；已经公开的事项继续公开，正在办理的任务照常办理。`,
]
const domainReinstated = (eventCase: EventCase): Message => [
  `领域“${eventCase.domain.name}”已恢复`,
  `${reason(eventCase, 'reason')}。从下一轮起照常编制。`,
]

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

interface UnitTold {
  organisationCode: string
  numbers: string[]
  count?: number
  reasons?: string[]
  kept?: number
}
const ofUnits = (eventCase: EventCase, key: string) => (eventCase.event.detail[key] as UnitTold[] | undefined) ?? []
const concealed = (numbers: readonly string[], count: number): Message => [
  `区信息公开办撤下了本单位的 ${count} 个公开事项`,
  `${numbered(numbers, count)}：内容不再公开。请删改其中不宜公开的内容（如个人信息），改好以前不会再随目录发布。`,
]
const leftOut = (numbers: readonly string[]): Message => [
  `本单位有 ${numbers.length} 个公开事项没有随新版目录发布`,
  `${numbered(numbers, numbers.length)}：内容与已撤下的相同，请先删改其中不宜公开的内容（如个人信息）。`,
]

const ownerOf = (eventCase: EventCase) => reason(eventCase, 'organisationCode')
const amendmentReviewers = (eventCase: EventCase) => eventCase.leads.filter((code) => code !== ownerOf(eventCase))

const at = (page: NoticeTarget['page'], id: unknown): NoticeTarget => ({ page, id: String(id ?? '') })
const work = (eventCase: EventCase, page: 'assignment' | 'submission') => at(page, eventCase.event.assignmentId)
const lawPlace = (eventCase: EventCase) => at('law', eventCase.event.detail.lawId)
const amendment = (eventCase: EventCase) => at('amendment', eventCase.event.detail.amendmentId)
const report = (eventCase: EventCase) => at('report', eventCase.event.detail.reportId)
const nudgePlace = (eventCase: EventCase) => {
  if (eventCase.nudged.length > 1) return at(eventCase.event.assignmentId ? 'todo' : 'reports', '')
  return eventCase.event.assignmentId ? work(eventCase, 'assignment') : report(eventCase)
}

const wave = (eventCase: EventCase) => at('lawWave', eventCase.event.detail.waveId)

/** 紧急下线: the unit whose it is, and the office. */
const tellOfTakedown = (eventCase: EventCase, message: Message) =>
  tell(eventCase, [...new Set([eventCase.unit.code, eventCase.office])], 'published', at('takedowns', ''), message)

/** One notice of this act for each of `codes`; the person who acted needs no telling. */
function tell(
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
function tellOnce(
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
function tellOne(
  { event, office }: EventCase,
  personId: number,
  kind: NoticeKind,
  { page, id: targetId }: NoticeTarget,
  [title, text]: Message,
): NoticeDraft[] {
  const key = `event/${event.id}/person/${personId}`
  return [{ key, organisationCode: office, personId, role: null, kind, title, text, page, targetId, eventId: event.id }]
}

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

/** Given to the ledger: what is not in the list owes nobody anything. */
export const TOLD_KINDS = new ToldKinds(Object.keys(consequences) as EventKind[])
