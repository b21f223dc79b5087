import type {
  LookRequest,
  RemedyPage,
  SpotCheckPage,
  SpotCheckView,
  SpotLine,
} from '@gongkai/shared/catalogue/spot-check/spot-check.contract'
import type {
  IssueRequest,
  SupervisionCandidates,
  SupervisionPage,
  SupervisionView,
  WatchFigures,
} from '@gongkai/shared/catalogue/supervision/supervision.contract'
import { done } from './acting'
import type { District } from './district'

export const ALL_RIGHT = { found: 'yes', complete: 'yes', timely: 'yes', link: 'na' } as const
export const NOT_FOUND = { found: 'no', complete: 'na', timely: 'na', link: 'na' } as const

/** One person's acts of 抽查 and 督办, through the API. */
export function watcher(district: District, account: string) {
  const call = <Body>(method: string, path: string, payload?: unknown) =>
    district.send<Body>(account, method, `/api/${path}`, payload)
  return {
    call,
    draw: (count: number, part: object = {}) => call<SpotCheckView>('POST', 'spot-checks', { count, ...part }),
    checks: async () => done(await call<SpotCheckPage>('GET', 'spot-checks')),
    check: async (id: number) => done(await call<SpotCheckView>('GET', `spot-checks/${id}`)),
    remedies: async (state = 'open') => done(await call<RemedyPage>('GET', `spot-checks/remedies?state=${state}`)),
    look: (checkId: number, { id, version }: SpotLine, part: Partial<LookRequest> = {}) =>
      call<SpotCheckView>('PUT', `spot-checks/${checkId}/lines/${id}`, {
        version,
        answers: NOT_FOUND,
        note: '网站上没有找到',
        remedyDueOn: '2026-07-31',
        ...part,
      }),
    remedy: (checkId: number, { id, version }: SpotLine, note = '链接已经修复') =>
      call<SpotCheckView>('POST', `spot-checks/${checkId}/lines/${id}/remedy`, { version, note }),
    candidates: async (unit = '') =>
      done(await call<SupervisionCandidates>('GET', `supervisions/candidates?unit=${unit}`)),
    issue: (part: Partial<IssueRequest>) =>
      call<SupervisionView>('POST', 'supervisions', {
        unit: 'east',
        demand: '请立即公开',
        dueOn: '2026-07-31',
        occurrenceIds: [],
        publicNumbers: [],
        ...part,
      }),
    supervisions: async (state = 'open') => done(await call<SupervisionPage>('GET', `supervisions?state=${state}`)),
    supervision: async (id: number) => done(await call<SupervisionView>('GET', `supervisions/${id}`)),
    withdraw: (id: number, version: number, reason = '经核实已在网站公开') =>
      call<SupervisionView>('POST', `supervisions/${id}/withdrawal`, { version, reason }),
    figures: async () => done(await call<WatchFigures>('GET', 'supervisions/figures')),
  }
}
