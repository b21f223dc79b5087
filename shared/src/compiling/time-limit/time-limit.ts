export const TIME_UNITS = [
  { code: 'hour', label: '小时' },
  { code: 'workingDay', label: '个工作日' },
  { code: 'calendarDay', label: '日' },
  { code: 'week', label: '周' },
  { code: 'month', label: '个月' },
  { code: 'year', label: '年' },
] as const
export type TimeUnit = (typeof TIME_UNITS)[number]['code']

export const PERIODS = [
  { code: 'day', label: '每日' },
  { code: 'week', label: '每周' },
  { code: 'month', label: '每月' },
  { code: 'quarter', label: '每季度' },
  { code: 'halfYear', label: '每半年' },
  { code: 'year', label: '每年' },
] as const
export type Period = (typeof PERIODS)[number]['code']

/**
 * One limit of a 公开时限. `about`: the contents or the case it holds for ('' = all); `event`: from what it counts, as
 * written, e.g. 信息形成或者变更之日 or 批准后 ('' = not said).
 */
export type TimeLimit = { about: string } & (
  | { kind: 'within'; amount: number; unit: TimeUnit; event: string }
  /** so long before the event: 会议召开前3个工作日 */
  | { kind: 'before'; amount: number; unit: TimeUnit; event: string }
  /** shown at least so long: 公示不少于7个工作日; no deadline */
  | { kind: 'displayed'; amount: number; unit: TimeUnit }
  /** 实时、即时、立即 */
  | { kind: 'immediately'; event: string }
  /** 及时 */
  | { kind: 'promptly'; event: string }
  /** 长期、永久、常年 */
  | { kind: 'longTerm' }
  /** `times` in each period; `by`: the day in it, as written, e.g. 3月31日前 or 结束后15日内 */
  | { kind: 'periodic'; every: Period; times: number | null; atLeast: boolean; by: string }
  /** not understood, kept as it is */
  | { kind: 'asWritten'; text: string }
)
