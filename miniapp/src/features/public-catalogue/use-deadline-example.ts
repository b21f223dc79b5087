import { localDateAt } from '@gongkai/shared/time/local-date'
import { useQuery } from '@/platform/use-query'
import { deadlineExample } from './api'

const inWords = (date: string) => `${Number(date.slice(5, 7))} 月 ${Number(date.slice(8, 10))} 日`

/** The 公开时限 explained by what comes into being today; '' until it is known, and where the wording names no day. */
export function useDeadlineExample(id: string): string {
  const today = localDateAt(new Date())
  const { data } = useQuery(id ? `example ${id} ${today}` : null, () => deadlineExample(id, today))
  if (!data?.latest) return ''
  const year = data.latest.slice(0, 4) === today.slice(0, 4) ? '' : `${data.latest.slice(0, 4)} 年 `
  const when = data.latest === today ? '当天就要公开' : `最迟 ${year}${inWords(data.latest)}公开`
  const estimated = data.estimated ? '（放假安排公布前暂按周一至周五估算）' : ''
  return `例：今天（${inWords(today)}）形成的信息，${when}${estimated}`
}
