import { localDateAt } from '../../base/time/local-date.js'
import type { SituationRow } from './report.contract.js'

type Sent = Pick<SituationRow, 'firstSubmittedAt' | 'returnedAt' | 'submittedAt'>
const dayOf = (instant: string) => localDateAt(new Date(instant))

/** 送审日期: of the first hand-in, by which 逾期 is judged. */
export function firstSentWords({ firstSubmittedAt }: Pick<Sent, 'firstSubmittedAt'>): string {
  return firstSubmittedAt ? dayOf(firstSubmittedAt) : '未报送'
}

/** The story after the first 送审: 2026-12-12 退回，2026-12-14 重新送审; '' where nothing was returned. */
export function returnedWords({ firstSubmittedAt, returnedAt, submittedAt }: Sent): string {
  const last = returnedAt[returnedAt.length - 1]
  if (!firstSubmittedAt || !last) return ''
  const days = [...new Set(returnedAt.map(dayOf))].join('、')
  const again = submittedAt && submittedAt > last ? `${dayOf(submittedAt)} 重新送审` : '尚未重新送审'
  return `${days} 退回，${again}`
}
