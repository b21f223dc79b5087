import type {
  AddDomainsRequest,
  AddUnitsRequest,
  DivisionList,
  SetRegionRequest,
  SetupStanding,
} from '@gongkai/shared/app/setup/setup.contract'
import { completed } from '@/platform/completed'
import { queryString, request } from '@/platform/request'

/** A server of before reviews were asked misses nobody. */
const whole = (standing: SetupStanding) => completed(standing, { secondApprover: true })

export const setup = async () => whole(await request<SetupStanding>('GET', '/setup'))
export const divisions = (parent: string) => request<DivisionList>('GET', `/setup/divisions${queryString({ parent })}`)
export const setRegion = async (body: SetRegionRequest) =>
  whole(await request<SetupStanding>('PUT', '/setup/region', body))
export const addUnits = async (body: AddUnitsRequest) =>
  whole(await request<SetupStanding>('POST', '/setup/organisations', body))
export const addDomains = async (body: AddDomainsRequest) =>
  whole(await request<SetupStanding>('POST', '/setup/pilot-domains', body))
