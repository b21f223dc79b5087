import type { AssignmentDetail } from '@gongkai/shared/compiling/assignment/assignment.contract'
import type {
  ConfirmDomainsRequest,
  ConfirmRequest,
  RenewalList,
} from '@gongkai/shared/compiling/renewal/renewal.contract'
import { request } from '@/platform/request'

export const renewals = () => request<RenewalList>('GET', '/renewals')
export const confirmRows = (id: number, body: ConfirmRequest) =>
  request<AssignmentDetail>('POST', `/assignments/${id}/confirmation`, body)
export const confirmDomains = (body: ConfirmDomainsRequest) =>
  request<RenewalList>('POST', '/renewals/confirmation', body)
