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
import { ToldKinds } from '../../platform/ledger/ledger.js'
import type { NoticeDraft } from '../notification/post-notices.js'
import { type EventCase, NOBODY } from './event-case.js'

type Message = [title: string, text: string]
type Consequence = (the: EventCase) => NoticeDraft[]

/** What follows from an act: who is told what. The whole list; an act that is not in it is told to nobody. */
export const consequences: Readonly<Partial<Record<EventKind, Consequence>>> = {
  'submission.submitted': (the) => tell(the, the.reviewers, 'review', work(the, 'submission'), sent(the), 'approver'),
  'submission.recalled': (the) =>
    tell(the, the.reviewers, 'review', work(the, 'submission'), recalled(the), 'approver'),
  'submission.approved': (the) => tell(the, [the.unit.code], 'approved', work(the, 'assignment'), approved(the)),
  'submission.returned': (the) => tell(the, [the.unit.code], 'returned', work(the, 'assignment'), returned(the)),
  'submission.reopened': (the) => tell(the, [the.unit.code], 'returned', work(the, 'assignment'), reopened(the)),
  'submission.opened': (the) => tell(the, [the.unit.code], 'task', work(the, 'assignment'), opened(the)),
  'submission.delegated': (the) =>
    the.delegated.flatMap(({ code, assignmentId }) =>
      tell(the, [code], 'task', at('assignment', assignmentId), given(the)),
    ),
  'comment.added': (the) => [
    ...tell(the, [the.unit.code], 'comment', at('entry', the.event.detail.entryId), commented(the)),
    ...tell(
      the,
      the.unit.code === the.event.organisationCode ? the.reviewers : [],
      'comment',
      work(the, 'submission'),
      commented(the),
    ),
  ],
  'nudge.sent': (the) =>
    tellOnce(the, `nudge/${the.event.detail.batch}`, [the.unit.code], 'nudge', nudgePlace(the), nudged(the)),
  'report.signed': (the) =>
    the.complete
      ? tell(the, [the.office], 'report', report(the), reported(the))
      : tell(the, the.leads, 'report', report(the), toCoSign(the), 'approver'),
  'report.recalled': (the) => tell(the, [the.office], 'report', report(the), reportRecalled(the)),
  'report.accepted': (the) => tell(the, the.leads, 'report', report(the), accepted(the)),
  'report.returned': (the) => tell(the, the.leads, 'returned', report(the), reportReturned(the)),
  'amendment.proposed': (the) =>
    the.event.detail.state === 'approved'
      ? tell(the, [the.office], 'amendment', amendment(the), toFinalise(the), 'approver')
      : tell(the, amendmentReviewers(the), 'amendment', amendment(the), proposed(the), 'approver'),
  'amendment.recalled': (the) =>
    tell(the, amendmentReviewers(the), 'amendment', amendment(the), amendmentRecalled(the), 'approver'),
  'amendment.approved': (the) => [
    ...tell(the, [ownerOf(the)], 'amendment', amendment(the), amendmentApproved(the)),
    ...(the.event.detail.state === 'approved'
      ? tell(the, [the.office], 'amendment', amendment(the), toFinalise(the), 'approver')
      : []),
  ],
  'amendment.settled': (the) => tell(the, [ownerOf(the)], 'amendment', amendment(the), settled(the)),
  'amendment.returned': (the) => tell(the, [ownerOf(the)], 'returned', amendment(the), amendmentReturned(the)),
  'amendment.ended': (the) => tell(the, [ownerOf(the)], 'returned', amendment(the), ended(the)),
  'amendment.finalised': (the) => tell(the, [ownerOf(the)], 'amendment', amendment(the), finalised(the)),
  'amendment.taken-back': (the) => tell(the, [ownerOf(the)], 'amendment', amendment(the), takenBack(the)),
  'feedback.received': (the) => tell(the, [the.unit.code], 'feedback', at('feedback', ''), feedbackReceived(the)),
  'feedback.transferred': (the) => tell(the, [the.unit.code], 'feedback', at('feedback', ''), feedbackTransferred(the)),
  'backup.failed': (the) => tell(the, [the.office], 'system', at('todo', ''), backupFailed(the), 'admin'),
  'edition.published': (the) => [
    ...tell(the, the.units, 'published', at('catalogue', ''), published(the)),
    ...ofUnits(the, 'leftOut').flatMap(({ organisationCode, numbers }) =>
      tellOnce(
        the,
        `event/${the.event.id}/left-out`,
        [organisationCode],
        'returned',
        at('amendments', ''),
        leftOut(numbers),
      ),
    ),
  ],
  'edition.withdrawn': (the) =>
    ofUnits(the, 'concealed').flatMap(({ organisationCode, numbers, count }) =>
      tell(the, [organisationCode], 'returned', at('amendments', ''), concealed(numbers, count ?? numbers.length)),
    ),
}

const times = (the: EventCase) => `第 ${the.event.detail.revision} 次报送`
const reason = (the: EventCase, key: string) => String(the.event.detail[key] ?? '')
const phase = (the: EventCase) => labelOf(PHASES, the.report?.phase ?? '')

const sent = (the: EventCase): Message => [`${the.unit.name}报送了“${the.domain.name}”`, `${times(the)}，请审核。`]
const recalled = (the: EventCase): Message => [
  `${the.unit.name}撤回了“${the.domain.name}”的报送`,
  '修改后会再次报送，现在不必审核。',
]
const approved = (the: EventCase): Message => [
  `“${the.domain.name}”${the.complete ? '已通过审核' : `${the.actor.name}已通过，等待会签`}`,
  `${the.actor.name}通过了${times(the)}。`,
]
const returned = (the: EventCase): Message => [`${the.actor.name}退回了“${the.domain.name}”`, reasonOfReturn(the.event)]
const reopened = (the: EventCase): Message => [
  `区信息公开办退回了“${the.domain.name}”，请修改后重新报送`,
  reason(the, 'remark'),
]
const opened = (the: EventCase): Message => [
  `“${the.domain.name}”的清单已接收`,
  '现在可以编制目录：请补齐每个公开事项的各栏内容。',
]
const given = (the: EventCase): Message => [
  `${the.actor.name}委托填报“${the.domain.name}”`,
  '请填好公开事项后报送给镇（街道）。',
]
const commented = (the: EventCase): Message => [
  `${the.actor.name}在“${the.domain.name}”的公开事项留言`,
  reason(the, 'text'),
]
const nudged = (the: EventCase): Message => [
  `${the.actor.name}催办：${the.nudged.length > 1 ? `${the.nudged.length} 个领域` : `“${the.domain.name}”`}`,
  `${reason(the, 'text')}${the.nudged.length > 1 ? `（${the.nudged.map(({ name }) => name).join('、')}）` : ''}`,
]
const reported = (the: EventCase): Message => [
  `“${the.domain.name}”已汇总上报`,
  `${phase(the)}阶段，${the.actor.name}签署，请接收或退回。`,
]
const toCoSign = (the: EventCase): Message => [
  `“${the.domain.name}”的汇总上报等待会签`,
  `${phase(the)}阶段，${the.actor.name}已经签署，请本单位会签。`,
]
const reportRecalled = (the: EventCase): Message => [
  `${the.actor.name}撤回了“${the.domain.name}”的汇总上报`,
  `${phase(the)}阶段，修改后会再次上报。`,
]
const accepted = (the: EventCase): Message => [
  `区信息公开办接收了“${the.domain.name}”的汇总上报`,
  `${phase(the)}阶段已经办结。`,
]
const reportReturned = (the: EventCase): Message => [
  `区信息公开办退回了“${the.domain.name}”的汇总上报`,
  reason(the, 'remark'),
]
const about = (the: EventCase) => reason(the, 'name') || the.domain.name || '公开工作'
const feedbackReceived = (the: EventCase): Message => [
  `群众反馈“${about(the)}”：${labelOf(FEEDBACK_KINDS, reason(the, 'feedbackKind'))}`,
  `请在 ${ANSWER_WORKING_DAYS} 个工作日内答复。`,
]
const feedbackTransferred = (the: EventCase): Message => [
  `${the.actor.name}转来群众反馈“${about(the)}”`,
  reason(the, 'reason') || '请及时答复。',
]
const backupFailed = (the: EventCase): Message => [
  '自动备份失败，请通知运维人员',
  `${reason(the, 'reason')}。备份恢复正常以前，数据只有一份。`,
]
const published = ({ edition, event }: EventCase): Message => [
  edition ? `${edition.year}年第${edition.number}版目录已发布` : '新版目录已发布',
  `含 ${(event.detail.domainCodes as string[] | undefined)?.length ?? 0} 个领域。${edition?.note ?? ''}`,
]

const amended = (the: EventCase) => `${labelOf(AMENDMENT_KINDS, reason(the, 'amendmentKind'))}“${reason(the, 'name')}”`
const proposed = (the: EventCase): Message => [
  `${the.actor.name}提出动态调整：${amended(the)}`,
  `“${the.domain.name}”已发布的目录，请审核。`,
]
const amendmentRecalled = (the: EventCase): Message => [
  `${the.actor.name}撤回了动态调整：${amended(the)}`,
  '修改后会再次提出，现在不必审核。',
]
const toFinalise = (the: EventCase): Message => [
  `动态调整等待审定：${amended(the)}`,
  `“${the.domain.name}”的牵头单位已经通过，请审定或退回。`,
]
const amendmentApproved = (the: EventCase): Message => [
  `${the.actor.name}通过了动态调整：${amended(the)}`,
  the.event.detail.state === 'approved' ? '等待区信息公开办审定。' : '等待另一牵头单位会签。',
]
const settled = (the: EventCase): Message => [
  `动态调整已通过审核：${amended(the)}`,
  `“${the.domain.name}”的牵头单位有调整，现有牵头单位都已通过，等待区信息公开办审定。`,
]
const amendmentReturned = (the: EventCase): Message => [
  `${the.actor.name}退回了动态调整：${amended(the)}`,
  reason(the, 'remark'),
]
const finalised = (the: EventCase): Message => [
  `动态调整已审定：${amended(the)}`,
  '将随下一版目录发布，发布以前群众看到的仍是原来的内容。',
]
const takenBack = (the: EventCase): Message => [
  `${the.actor.name}撤回了对动态调整的审定：${amended(the)}`,
  '将重新审定或退回，不随下一版目录发布。',
]

const ended = (the: EventCase): Message => [
  `${the.actor.name}终止了动态调整：${amended(the)}`,
  `${reason(the, 'remark')}。不随下一版目录发布；可以修改后重新提出，或者删除。`,
]

const ofUnits = (the: EventCase, key: string) =>
  (the.event.detail[key] as { organisationCode: string; numbers: string[]; count?: number }[] | undefined) ?? []
const NUMBERS_TOLD = 5
const numbered = (numbers: readonly string[], count: number) =>
  `${numbers.slice(0, NUMBERS_TOLD).join('、')}${count > NUMBERS_TOLD ? ` 等 ${count} 个` : ''}`
const concealed = (numbers: readonly string[], count: number): Message => [
  `区信息公开办撤下了本单位的 ${count} 个公开事项`,
  `${numbered(numbers, count)}：内容不再公开。请删改其中不宜公开的内容（如个人信息），改好以前不会再随目录发布。`,
]
const leftOut = (numbers: readonly string[]): Message => [
  `本单位有 ${numbers.length} 个公开事项没有随新版目录发布`,
  `${numbered(numbers, numbers.length)}：内容与已撤下的相同，请先删改其中不宜公开的内容（如个人信息）。`,
]

const ownerOf = (the: EventCase) => reason(the, 'organisationCode')
const amendmentReviewers = (the: EventCase) => the.leads.filter((code) => code !== ownerOf(the))

const at = (page: NoticeTarget['page'], id: unknown): NoticeTarget => ({ page, id: String(id ?? '') })
const work = (the: EventCase, page: 'assignment' | 'submission') => at(page, the.event.assignmentId)
const amendment = (the: EventCase) => at('amendment', the.event.detail.amendmentId)
const report = (the: EventCase) => at('report', the.event.detail.reportId)
const nudgePlace = (the: EventCase) => {
  if (the.nudged.length > 1) return at(the.event.assignmentId ? 'todo' : 'reports', '')
  return the.event.assignmentId ? work(the, 'assignment') : report(the)
}

/** One notice of this act for each of `codes`; the person who acted needs no telling. */
function tell(
  the: EventCase,
  codes: readonly string[],
  kind: NoticeKind,
  target: NoticeTarget,
  message: Message,
  role: Role | null = null,
) {
  return tellOnce(the, `event/${the.event.id}`, codes, kind, target, message, role)
}

/** `key` names what is told: acts that share it are told once. */
function tellOnce(
  the: EventCase,
  key: string,
  codes: readonly string[],
  kind: NoticeKind,
  { page, id }: NoticeTarget,
  [title, text]: Message,
  role: Role | null = null,
): NoticeDraft[] {
  return codes
    .filter((code) => code !== NOBODY.code && code !== the.event.organisationCode)
    .map((organisationCode) => ({
      key: `${key}/${organisationCode}`,
      organisationCode,
      role,
      kind,
      title,
      text,
      page,
      targetId: id,
      eventId: the.event.id,
    }))
}

/** Given to the ledger: what is not in the list owes nobody anything. */
export const TOLD_KINDS = new ToldKinds(Object.keys(consequences) as EventKind[])
