import type {
  AddPilotDomainRequest,
  ChangeLeadsRequest,
  EditPilotDomainRequest,
  LeadsEffect,
  OrderPilotDomainsRequest,
  PilotDomainView,
  RetireEffect,
  RetirePilotDomainRequest,
} from '@gongkai/shared/district/pilot-domain/pilot-domain.contract'
import { completed } from '@/platform/completed'
import { queryString, request } from '@/platform/request'

/** The server of 0.1.0 knows names, aliases and leads alone. */
const whole = (domain: PilotDomainView): PilotDomainView =>
  completed(domain, { kind: 'pilot', sign: '', fillers: null, guideline: { title: '', number: '' }, retired: null })
const one = (...call: Parameters<typeof request>) => request<PilotDomainView>(...call).then(whole)
const many = (...call: Parameters<typeof request>) =>
  request<PilotDomainView[]>(...call).then((domains) => domains.map(whole))

export const pilotDomains = () => many('GET', '/pilot-domains')
export const pilotDomain = (code: string) => one('GET', `/pilot-domains/${code}`)
export const addPilotDomain = (body: AddPilotDomainRequest) => one('POST', '/pilot-domains', body)
export const editPilotDomain = (code: string, body: EditPilotDomainRequest) =>
  one('PUT', `/pilot-domains/${code}`, body)
export const orderPilotDomains = (body: OrderPilotDomainsRequest) => many('PUT', '/pilot-domains', body)
export const retireEffect = (code: string) => request<RetireEffect>('GET', `/pilot-domains/${code}/retirement`)
export const turnPilotDomain = (code: string, to: 'retirement' | 'reinstatement', body: RetirePilotDomainRequest) =>
  one('POST', `/pilot-domains/${code}/${to}`, body)
export const leadsEffect = (code: string, leads: readonly string[]) =>
  request<LeadsEffect>('GET', `/pilot-domains/${code}/leads/effect${queryString({ leads: leads.join() })}`)
export const changeLeads = (code: string, body: ChangeLeadsRequest) => one('PUT', `/pilot-domains/${code}/leads`, body)
