import type { RoundKind } from '@gongkai/shared/base/words/round-kinds'
import type {
  CalendarYear,
  ClosePhaseRequest,
  CreateRoundRequest,
  GrantExtensionRequest,
  MilestoneEffect,
  MoveMilestoneRequest,
  PhaseStanding,
  RenameRoundRequest,
  RoundDetail,
  RoundList,
  RoundProposal,
  SetCalendarDaysRequest,
  WithdrawExtensionRequest,
} from '@gongkai/shared/district/round/round.contract'
import { queryString, request } from '@/platform/request'

const one = (code: string) => `/rounds/${encodeURIComponent(code)}`

export const rounds = () => request<RoundList>('GET', '/rounds')
export const proposal = (source: string, year: number, kind: RoundKind) =>
  request<RoundProposal>('GET', `/rounds/proposal${queryString({ source, year, kind })}`)
export const createRound = (body: CreateRoundRequest) => request<RoundDetail>('POST', '/rounds', body)
export const round = (code: string) => request<RoundDetail>('GET', one(code))
export const renameRound = (code: string, body: RenameRoundRequest) => request<RoundDetail>('PUT', one(code), body)
export const milestoneEffect = (code: string, move: Pick<MoveMilestoneRequest, 'phase' | 'audience' | 'date'>) =>
  request<MilestoneEffect>('GET', `${one(code)}/effect${queryString(move)}`)
export const moveMilestone = (code: string, body: MoveMilestoneRequest) =>
  request<RoundDetail>('PUT', `${one(code)}/milestones`, body)
export const phaseStanding = (code: string, phase: string) =>
  request<PhaseStanding>('GET', `${one(code)}/phases/${phase}`)
export const turnPhase = (code: string, phase: string, to: 'closure' | 'reopening', body: ClosePhaseRequest) =>
  request<RoundDetail>('POST', `${one(code)}/phases/${phase}/${to}`, body)
export const grantExtension = (code: string, body: GrantExtensionRequest) =>
  request<RoundDetail>('POST', `${one(code)}/extensions`, body)
export const withdrawExtension = (id: number, body: WithdrawExtensionRequest) =>
  request<RoundDetail>('POST', `/extensions/${id}/withdrawal`, body)

export const calendarYear = (year: number) => request<CalendarYear>('GET', `/calendar${queryString({ year })}`)
export const setCalendarDays = (body: SetCalendarDaysRequest) => request<CalendarYear>('PUT', '/calendar', body)
export const removeCalendarDay = (date: string, version: number) =>
  request<CalendarYear>('DELETE', `/calendar/${date}${queryString({ version })}`)
