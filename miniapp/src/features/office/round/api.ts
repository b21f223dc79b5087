import type { RoundKind } from '@gongkai/shared/base/words/round-kinds'
import type {
  CalendarYear,
  ClosePhaseRequest,
  CreateRoundRequest,
  DeleteRoundEffect,
  DeleteRoundRequest,
  GrantExtensionRequest,
  JoinRoundRequest,
  MilestoneEffect,
  MoveMilestoneRequest,
  PhaseStanding,
  RenameRoundRequest,
  RoundDetail,
  RoundList,
  RoundProposal,
  RoundScope,
  SetCalendarDaysRequest,
  WithdrawExtensionRequest,
} from '@gongkai/shared/district/round/round.contract'
import { completed } from '@/platform/completed'
import { queryString, request } from '@/platform/request'

const one = (code: string) => `/rounds/${encodeURIComponent(code)}`

/** The server of 0.1.0 knows no date of its own of who joined later. */
const wholeRound = (round: RoundDetail): RoundDetail => ({
  ...round,
  extensions: round.extensions.map((extension) => completed(extension, { joined: false })),
})
const act = (...call: Parameters<typeof request>) => request<RoundDetail>(...call).then(wholeRound)

export const rounds = () => request<RoundList>('GET', '/rounds')
export const proposal = (source: string, year: number, kind: RoundKind) =>
  request<RoundProposal>('GET', `/rounds/proposal${queryString({ source, year, kind })}`).then((plan) =>
    // The server of 0.1.0 takes all domains and units.
    completed(plan, { domains: [], units: [] }),
  )
export const createRound = (body: CreateRoundRequest) => act('POST', '/rounds', body)
export const round = (code: string) => act('GET', one(code))
export const renameRound = (code: string, body: RenameRoundRequest) => act('PUT', one(code), body)
export const milestoneEffect = (code: string, move: Pick<MoveMilestoneRequest, 'phase' | 'audience' | 'date'>) =>
  request<MilestoneEffect>('GET', `${one(code)}/effect${queryString(move)}`)
export const moveMilestone = (code: string, body: MoveMilestoneRequest) => act('PUT', `${one(code)}/milestones`, body)
export const phaseStanding = (code: string, phase: string) =>
  request<PhaseStanding>('GET', `${one(code)}/phases/${phase}`)
export const turnPhase = (code: string, phase: string, to: 'closure' | 'reopening', body: ClosePhaseRequest) =>
  act('POST', `${one(code)}/phases/${phase}/${to}`, body)
export const grantExtension = (code: string, body: GrantExtensionRequest) =>
  act('POST', `${one(code)}/extensions`, body)
export const withdrawExtension = (id: number, body: WithdrawExtensionRequest) =>
  act('POST', `/extensions/${id}/withdrawal`, body)

export const roundScope = (code: string) => request<RoundScope>('GET', `${one(code)}/scope`)
export const joinRound = (code: string, body: JoinRoundRequest) => act('POST', `${one(code)}/joining`, body)
export const deleteEffect = (code: string) => request<DeleteRoundEffect>('GET', `${one(code)}/deletion`)
export const deleteRound = (code: string, body: DeleteRoundRequest) =>
  request<RoundList>('POST', `${one(code)}/deletion`, body)

export const calendarYear = (year: number) => request<CalendarYear>('GET', `/calendar${queryString({ year })}`)
export const setCalendarDays = (body: SetCalendarDaysRequest) => request<CalendarYear>('PUT', '/calendar', body)
export const removeCalendarDay = (date: string, version: number) =>
  request<CalendarYear>('DELETE', `/calendar/${date}${queryString({ version })}`)
