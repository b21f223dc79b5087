import type { Bulletin } from '@gongkai/shared/exchange/bulletin/bulletin.contract'
import { request, requestFile } from '@/platform/request'

export const bulletin = (quarter: string) => request<Bulletin>('GET', `/disclosure-bulletins/${quarter}`)
export const bulletinFile = (quarter: string) => requestFile(`/disclosure-bulletins/${quarter}/file`)
