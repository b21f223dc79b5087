import type { Statistics } from '@gongkai/shared/statistics/statistics.contract'
import { request } from '@/platform/request'

export const statistics = () => request<Statistics>('GET', '/statistics')
