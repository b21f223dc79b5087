import type { EventCase } from './event-case.js'
import type { Message } from './words-of-items.js'

/** A lead whose domains hold published items that cite a law, as the act that ended it found them. */
export interface CitingLead {
  organisationCode: string
  domains: string[]
  count: number
}
export const citingLeads = ({ event }: EventCase): CitingLead[] =>
  (event.detail.leads as CitingLead[] | undefined) ?? []

const titleOf = ({ event }: EventCase) => `《${String(event.detail.title ?? '')}》`
const cited = ({ domains, count }: CitingLead) =>
  `${domains.map((name) => `“${name}”`).join('、')}有 ${count} 个现行事项引用`

export const lawEnded = (eventCase: EventCase, lead: CitingLead): Message => {
  const { endedOn, replacedBy } = eventCase.event.detail
  const successor = replacedBy ? `由${String(replacedBy).replace(/[^、]+/g, '《$&》')}取代。` : ''
  return [`${titleOf(eventCase)}自 ${endedOn} 起废止`, `${successor}本单位牵头的${cited(lead)}，请会同各单位动态调整。`]
}
export const lawRestored = (eventCase: EventCase, lead: CitingLead): Message => [
  `${titleOf(eventCase)}的废止已撤销`,
  `仍按现行有效对待。本单位牵头的${cited(lead)}。`,
]
export const lawShared = (eventCase: EventCase): Message => [
  `${titleOf(eventCase)}已收入法规库`,
  '本单位增加的这一条依据，现在各单位都可以选用，由区信息公开办维护。',
]
