import type {
  ChangeLeadsRequest,
  EditPilotDomainRequest,
  LeadsEffect,
  PilotDomainView,
} from '@gongkai/shared/district/pilot-domain/pilot-domain.contract'
import { queryString, request } from '@/platform/request'

export const pilotDomains = () => request<PilotDomainView[]>('GET', '/pilot-domains')
export const pilotDomain = (code: string) => request<PilotDomainView>('GET', `/pilot-domains/${code}`)
export const editPilotDomain = (code: string, body: EditPilotDomainRequest) =>
  request<PilotDomainView>('PUT', `/pilot-domains/${code}`, body)
export const leadsEffect = (code: string, leads: readonly string[]) =>
  request<LeadsEffect>('GET', `/pilot-domains/${code}/leads/effect${queryString({ leads: leads.join() })}`)
export const changeLeads = (code: string, body: ChangeLeadsRequest) =>
  request<PilotDomainView>('PUT', `/pilot-domains/${code}/leads`, body)
