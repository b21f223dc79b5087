import type { DisclosureMatrix } from '@gongkai/shared/catalogue/disclosure/disclosure.contract'
import type { Matrix, OfficeDesk } from '@gongkai/shared/oversight/dashboard/dashboard.contract'
import { request } from '@/platform/request'

export const officeDesk = () => request<OfficeDesk>('GET', '/desk')
export const disclosureMatrix = () => request<DisclosureMatrix>('GET', '/disclosure/matrix')
export const matrix = () => request<Matrix>('GET', '/matrix')
