import type {
  AddDomainsRequest,
  AddUnitsRequest,
  DivisionList,
  SetRegionRequest,
  SetupStanding,
} from '@gongkai/shared/app/setup/setup.contract'
import { queryString, request } from '@/platform/request'

export const setup = () => request<SetupStanding>('GET', '/setup')
export const divisions = (parent: string) => request<DivisionList>('GET', `/setup/divisions${queryString({ parent })}`)
export const setRegion = (body: SetRegionRequest) => request<SetupStanding>('PUT', '/setup/region', body)
export const addUnits = (body: AddUnitsRequest) => request<SetupStanding>('POST', '/setup/organisations', body)
export const addDomains = (body: AddDomainsRequest) => request<SetupStanding>('POST', '/setup/pilot-domains', body)
