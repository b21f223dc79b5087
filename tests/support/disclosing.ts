import type {
  DisclosureDesk,
  DisclosureItemPage,
  DisclosureItems,
  DisclosureMatrix,
  DisclosureRequest,
  OccurrenceView,
  RecordRequest,
} from '@gongkai/shared/catalogue/disclosure/disclosure.contract'
import { done } from './acting'
import type { District } from './district'

let intents = 0
/** An intent as a phone makes it. */
export const newIntent = () => `intent-of-a-test-${++intents}`

/** A publication on the district's site. */
export const onSite = (publishedOn: string, part: Partial<DisclosureRequest> = {}): DisclosureRequest => ({
  channels: ['website', 'noticeBoard'],
  url: 'https://www.qingxi.gov.cn/zwgk/1.html',
  publishedOn,
  shownUntil: '',
  takenDownOn: '',
  publishedBy: '',
  reviewedBy: '办公室审签人',
  ...part,
})

/** One person's acts of 公开落实, through the API. */
export function discloser(district: District, account: string) {
  const call = <Body>(method: string, path: string, payload?: unknown) =>
    district.send<Body>(account, method, `/api/disclosure/${path}`, payload)
  return {
    call,
    desk: async () => done(await call<DisclosureDesk>('GET', 'desk')),
    matrix: async () => done(await call<DisclosureMatrix>('GET', 'matrix')),
    items: async (query = '') => done(await call<DisclosureItems>('GET', `items${query}`)),
    item: async (publicNumber: string, query = '') =>
      done(await call<DisclosureItemPage>('GET', `items/${publicNumber}${query}`)),
    record: (part: Partial<RecordRequest> & { publicNumbers: string[] }) =>
      call<OccurrenceView[]>('POST', 'occurrences', {
        title: '2026年6月低保对象名单',
        formedOn: '2026-07-01',
        disclosure: onSite('2026-07-10'),
        intent: newIntent(),
        ...part,
      }),
    add: (of: OccurrenceView, disclosure: DisclosureRequest, part: object = {}) =>
      call<OccurrenceView>('POST', `occurrences/${of.id}/disclosures`, {
        version: of.version,
        disclosure,
        intent: newIntent(),
        ...part,
      }),
    sign: (quarter: string, ...publicNumbers: string[]) =>
      call<{ signed: number }>('POST', 'nothing-arose', { quarter, publicNumbers }),
  }
}
