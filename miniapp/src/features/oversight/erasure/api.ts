import type {
  ErasablePlace,
  ErasableTexts,
  Erased,
  EraseRequest,
} from '@gongkai/shared/oversight/erasure/erasure.contract'
import { queryString, request } from '@/platform/request'

export const erasableTexts = (place: ErasablePlace, id: number) =>
  request<ErasableTexts>('GET', `/erasures/texts${queryString({ place, id })}`)
export const erase = (body: EraseRequest) => request<Erased>('POST', '/erasures', body)
