import type {
  AddDisclosureRequest,
  CorrectDisclosureRequest,
  CorrectExpectationRequest,
  CorrectOccurrenceRequest,
  DeleteFactRequest,
  DisclosureDesk,
  DisclosureItemPage,
  DisclosureItems,
  DisclosureItemsQuery,
  NothingAroseRequest,
  OccurrenceView,
  ProposedLines,
  RecordedMany,
  RecordManyRequest,
  RecordRequest,
} from '@gongkai/shared/catalogue/disclosure/disclosure.contract'
import { queryString, request } from '@/platform/request'
import { rememberItems } from './known-items'

const path = (rest: string) => `/disclosure/${rest}`
const fact = ({ id }: Pick<OccurrenceView, 'id'>) => path(`occurrences/${id}`)

/** Items that are read are known to the phone when it has no network. */
export async function disclosureDesk(): Promise<DisclosureDesk> {
  const desk = await request<DisclosureDesk>('GET', path('desk'))
  rememberItems(desk.recent.map((item) => ({ item })))
  return desk
}
export async function disclosureItems(query: DisclosureItemsQuery): Promise<DisclosureItems> {
  const answer = await request<DisclosureItems>('GET', path(`items${queryString(query)}`))
  rememberItems(answer.items.map((item) => ({ item })))
  return answer
}
export async function disclosureItem(publicNumber: string, page = 1): Promise<DisclosureItemPage> {
  const answer = await request<DisclosureItemPage>(
    'GET',
    path(`items/${encodeURIComponent(publicNumber)}${queryString({ page })}`),
  )
  if (!answer.withdrawn) rememberItems([{ item: answer.item, expectations: answer.expectations }])
  return answer
}
export const recordOccurrence = (body: RecordRequest) => request<OccurrenceView[]>('POST', path('occurrences'), body)
export const proposeLines = (text: string) => request<ProposedLines>('POST', path('proposals'), { text })
export const recordMany = (body: RecordManyRequest) => request<RecordedMany>('POST', path('records'), body)
export const addDisclosure = (of: OccurrenceView, body: AddDisclosureRequest) =>
  request<OccurrenceView>('POST', `${fact(of)}/disclosures`, body)
export const correctOccurrence = (of: OccurrenceView, body: CorrectOccurrenceRequest) =>
  request<OccurrenceView>('PUT', fact(of), body)
export const correctDisclosure = (of: OccurrenceView, disclosure: number, body: CorrectDisclosureRequest) =>
  request<OccurrenceView>('PUT', `${fact(of)}/disclosures/${disclosure}`, body)
export const deleteOccurrence = (of: OccurrenceView, body: DeleteFactRequest) =>
  request<unknown>('POST', `${fact(of)}/deletion`, body)
export const deleteDisclosure = (of: OccurrenceView, disclosure: number, body: DeleteFactRequest) =>
  request<OccurrenceView>('POST', `${fact(of)}/disclosures/${disclosure}/deletion`, body)
export const signNothing = (body: NothingAroseRequest) =>
  request<{ signed: number }>('POST', path('nothing-arose'), body)
export const correctExpectation = (publicNumber: string, body: CorrectExpectationRequest) =>
  request<DisclosureItemPage>('PUT', path(`items/${encodeURIComponent(publicNumber)}/expectation`), body)
