import { localDateAt } from '@gongkai/shared/base/time/local-date'
import { useQuery } from '@/platform/use-query'
import { deadlineExample } from './api'

/**
 * The 公开时限 explained by what happens today, as the server reckons it; for a wording that names no day, its meaning as understood. '' until
 * it is known, and if it would say no more than the wording.
 */
export function useDeadlineExample(id: string, wording: string): string {
  const today = localDateAt(new Date())
  const { data } = useQuery(id ? `example ${id} ${today}` : null, () => deadlineExample(id, today))
  if (!data) return ''
  if (data.example) return data.example
  return data.understood && data.understood !== wording ? `意思是：${data.understood}` : ''
}
