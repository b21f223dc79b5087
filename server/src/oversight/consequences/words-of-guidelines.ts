import type { EventCase } from './event-case.js'
import type { Message } from './words-of-items.js'

const byProduct = ({ event }: EventCase) => event.detail.origin === 'pack'
const version = ({ event }: EventCase) => `第${event.detail.number}版`

/** An update of the product concerns its keepers: they check it; the units find what it asks with the next phase. */
export const guidelineTold = (eventCase: EventCase, organisationCode: string): boolean =>
  !byProduct(eventCase) || eventCase.leads.includes(organisationCode)

/** Of an update of the product a lead is told once for each domain, however often it is proposed. */
export const guidelineKey = (eventCase: EventCase): string =>
  byProduct(eventCase)
    ? `guideline/${eventCase.domain.code}/${eventCase.event.detail.packHash}`
    : `event/${eventCase.event.id}`

function whenItComes({ event: { detail } }: EventCase): string {
  if (detail.atOnce) return '现在起适用'
  return detail.comesOn ? `自 ${detail.comesOn} 起适用` : '从下一阶段或者下一轮编制起适用'
}

/** Said to a unit of its own rows alone. */
export const announced = (eventCase: EventCase, count: number): Message => [
  `“${eventCase.domain.name}”标准指引有新版（${version(eventCase)}）`,
  byProduct(eventCase)
    ? `产品更新了 ${count} 行示例，${whenItComes(eventCase)}。本单位改过或者核对过的行没有动；请核对，不合适的可以整版收回。`
    : `涉及本级 ${count} 行，${whenItComes(eventCase)}。正在填报和已经报送的不受影响。`,
]

export const guidelineTakenBack = (eventCase: EventCase): Message => {
  const reason = String(eventCase.event.detail.reason ?? '')
  return [
    `“${eventCase.domain.name}”标准指引${version(eventCase)}已收回`,
    `${reason ? `${reason}。` : ''}仍按原来的标准指引办理；已经采用的公开事项由各单位自行处理。`,
  ]
}
