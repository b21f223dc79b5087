import { labelOf } from '@gongkai/shared/base/template/entry-template'
import { TAKEDOWN_KINDS } from '@gongkai/shared/catalogue/takedown/takedown.contract'
import type { EventCase } from './event-case.js'
import type { Message } from './words-of-items.js'

const of = ({ event }: EventCase, key: string) => String(event.detail[key] ?? '')

/** By its number: the name may be what was taken down. */
const what = (eventCase: EventCase) =>
  of(eventCase, 'subjectKind') === 'feedback'
    ? `对群众反馈的答复（第 ${of(eventCase, 'subject')} 件）`
    : `公开事项 ${of(eventCase, 'subject')}`

export const takenDown = (eventCase: EventCase): Message => [
  `${eventCase.actor.name}紧急下线了${eventCase.unit.name}的${what(eventCase)}`,
  `${labelOf(TAKEDOWN_KINDS, of(eventCase, 'takedownKind'))}：${of(eventCase, 'reason')}。群众已经看不到它。请核查内容，改好后随下一版目录公开，或由区信息公开办恢复。`,
]
export const takedownRestored = (eventCase: EventCase): Message => [
  `${eventCase.actor.name}恢复了${eventCase.unit.name}的${what(eventCase)}`,
  `${of(eventCase, 'reason')}。群众又可以看到它。`,
]
export const takedownReplaced = (eventCase: EventCase): Message => [
  `${eventCase.unit.name}的${what(eventCase)}换了新内容，恢复公开`,
  '下线以前的内容仍不公开。',
]
