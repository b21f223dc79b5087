import type { AssignmentDetail } from '@gongkai/shared/compiling/assignment/assignment.contract'
import type {
  ConfirmDomainsRequest,
  ConfirmRequest,
  RenewalList,
} from '@gongkai/shared/compiling/renewal/renewal.contract'
import { completed } from '@/platform/completed'
import { request } from '@/platform/request'

/** A server before this release does not say who is left behind. */
const whole = (list: RenewalList): RenewalList => ({
  ...list,
  items: list.items.map((line) => completed(line, { notBack: [] })),
})

export const renewals = () => request<RenewalList>('GET', '/renewals').then(whole)
export const confirmRows = (id: number, body: ConfirmRequest) =>
  request<AssignmentDetail>('POST', `/assignments/${id}/confirmation`, body)
export const confirmDomains = (body: ConfirmDomainsRequest) =>
  request<RenewalList>('POST', '/renewals/confirmation', body).then(whole)
