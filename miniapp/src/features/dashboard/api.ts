import type { Matrix } from '@gongkai/shared/dashboard/dashboard.contract'
import { request } from '@/platform/request'

export const matrix = () => request<Matrix>('GET', '/matrix')
