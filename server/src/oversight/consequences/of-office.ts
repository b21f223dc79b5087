import type { EventCase } from './event-case.js'
import { at, type Consequences, reason, tell, tellOnce } from './tell.js'
import type { Message } from './words-of-items.js'

/** Consequences of what the office arranges, and of a back-up that failed. */
export const officeConsequences: Consequences = {
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
}

const backupFailed = (eventCase: EventCase): Message => [
  '自动备份失败，请通知运维人员',
  `${reason(eventCase, 'reason')}。备份恢复正常以前，数据只有一份。`,
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
