import type { Statistics } from '@gongkai/shared/oversight/statistics/statistics.contract'
import { request } from '@/platform/request'

export const statistics = () => request<Statistics>('GET', '/statistics')
