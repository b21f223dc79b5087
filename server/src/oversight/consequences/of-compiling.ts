import { reasonOfReturn } from '@gongkai/shared/base/ledger/describe-event'
import { labelOf } from '@gongkai/shared/base/template/entry-template'
import { PHASES } from '@gongkai/shared/base/words/phases'
import type { NotBack } from '../../compiling/delegation/not-back.query.js'
import type { EventCase } from './event-case.js'
import { at, type Consequences, ofUnits, reason, tell, tellOnce } from './tell.js'
import { announced, guidelineKey, guidelineTakenBack, guidelineTold } from './words-of-guidelines.js'
import { intoRow, type Message } from './words-of-items.js'

/** Consequences of filling, reviewing and reporting. */
export const compilingConsequences: Consequences = {
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
  'entry.amended': (eventCase) =>
    tell(
      eventCase,
      [eventCase.unit.code],
      'task',
      eventCase.event.detail.withdrawn ? work(eventCase, 'assignment') : at('entry', eventCase.event.detail.entryId),
      intoRow(eventCase),
    ),
}

const times = (eventCase: EventCase) => `第 ${eventCase.event.detail.revision} 次报送`

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

const work = (eventCase: EventCase, page: 'assignment' | 'submission') => at(page, eventCase.event.assignmentId)

const report = (eventCase: EventCase) => at('report', eventCase.event.detail.reportId)

const nudgePlace = (eventCase: EventCase) => {
  if (eventCase.nudged.length > 1) return at(eventCase.event.assignmentId ? 'todo' : 'reports', '')
  return eventCase.event.assignmentId ? work(eventCase, 'assignment') : report(eventCase)
}
