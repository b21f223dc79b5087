import type {
  CreateOrganisationRequest,
  DeactivateRequest,
  DeactivationEffect,
  EditOrganisationRequest,
  MergeEffect,
  MergeRequest,
  OrganisationDetail,
  OrganisationList,
  ReasonRequest,
} from '@gongkai/shared/district/organisation/organisation.contract'
import { completed } from '@/platform/completed'
import { queryString, request } from '@/platform/request'

const one = (code: string) => `/organisations/${encodeURIComponent(code)}`

export const organisations = () => request<OrganisationList>('GET', '/organisations')
export const organisation = (code: string) => request<OrganisationDetail>('GET', one(code))
export const createOrganisation = (body: CreateOrganisationRequest) =>
  request<OrganisationDetail>('POST', '/organisations', body)
export const editOrganisation = (code: string, body: EditOrganisationRequest) =>
  request<OrganisationDetail>('PUT', one(code), body)
/** The server of 0.1.0 takes nothing else along. */
const NOTHING_ELSE = { feedback: 0, amendments: 0, imports: 0, laws: 0, matters: 0, extensions: 0 }
export const mergeEffect = async (code: string, into: string) =>
  completed(await request<MergeEffect>('GET', `${one(code)}/merge${queryString({ into })}`), {
    open: NOTHING_ELSE,
    published: 0,
  })
export const mergeOrganisation = (code: string, body: MergeRequest) =>
  request<OrganisationDetail>('POST', `${one(code)}/merge`, body)
export const deactivationEffect = async (code: string, feedbackTo: string) =>
  completed(await request<DeactivationEffect>('GET', `${one(code)}/deactivation${queryString({ feedbackTo })}`), {
    published: 0,
  })
export const deactivateOrganisation = (code: string, body: DeactivateRequest) =>
  request<OrganisationDetail>('POST', `${one(code)}/deactivation`, body)
export const reactivateOrganisation = (code: string, body: ReasonRequest) =>
  request<OrganisationDetail>('POST', `${one(code)}/reactivation`, body)
export const deleteOrganisation = ({ code, version }: OrganisationDetail) =>
  request<unknown>('DELETE', `${one(code)}${queryString({ version })}`)
