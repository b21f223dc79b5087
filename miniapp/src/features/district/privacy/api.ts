import type {
  OfficialNumber,
  PersonalAnswerPage,
  PersonalAnswerQuery,
  SetOfficialNumberRequest,
} from '@gongkai/shared/district/privacy/privacy.contract'
import { queryString, request } from '@/platform/request'

export const officialNumbers = () => request<OfficialNumber[]>('GET', '/privacy/official-numbers')
export const addOfficialNumber = (body: SetOfficialNumberRequest) =>
  request<OfficialNumber[]>('POST', '/privacy/official-numbers', body)
export const editOfficialNumber = ({ id, version }: OfficialNumber, body: SetOfficialNumberRequest) =>
  request<OfficialNumber[]>('PUT', `/privacy/official-numbers/${id}`, { version, ...body })
export const removeOfficialNumber = ({ id, version }: OfficialNumber) =>
  request<OfficialNumber[]>('DELETE', `/privacy/official-numbers/${id}${queryString({ version })}`)

export const personalAnswers = (query: PersonalAnswerQuery) =>
  request<PersonalAnswerPage>('GET', `/privacy/answers${queryString(query)}`)
export const takeBackAnswer = (id: number) => request<unknown>('DELETE', `/privacy/answers/${id}`)
