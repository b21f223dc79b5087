import type { EventCase } from './event-case.js'
import { reason } from './tell.js'
import type { Message } from './words-of-items.js'

const item = (eventCase: EventCase) => `“${reason(eventCase, 'item')}”`

export const remedyAsked = (eventCase: EventCase): Message => [
  `抽查发现问题：${item(eventCase)}，请于 ${reason(eventCase, 'dueOn')} 前整改`,
  `${eventCase.actor.name}抽查：${reason(eventCase, 'note')}。公开并登记后自动销号；不必重新公开的，请反馈怎样更正。`,
]
export const remedyDone = (eventCase: EventCase): Message => [
  `${eventCase.unit.name}反馈了整改：${item(eventCase)}`,
  reason(eventCase, 'note'),
]
export const supervisionIssued = (eventCase: EventCase): Message => [
  `${eventCase.actor.name}发出${reason(eventCase, 'number')}督办，请于 ${reason(eventCase, 'dueOn')} 前办结`,
  `${eventCase.event.detail.count ?? 0} 项逾期未公开：${reason(eventCase, 'demand')}。全部公开并登记后自动办结。`,
]
export const supervisionWithdrawn = (eventCase: EventCase): Message => [
  `${eventCase.actor.name}撤回了${reason(eventCase, 'number')}督办`,
  reason(eventCase, 'reason'),
]
