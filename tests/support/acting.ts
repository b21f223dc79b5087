import { Background } from '@gongkai/server/oversight/notification/background'
import { EventEntity } from '@gongkai/server/platform/ledger/event.entity'
import type { EventKind } from '@gongkai/shared/base/ledger/event'
import type { Refusal } from '@gongkai/shared/base/refusal'
import type { EntryFields } from '@gongkai/shared/base/template/entry'
import type {
  AssignmentDetail,
  AssignmentSummary,
  EntryDetail,
  GuidelineItemView,
} from '@gongkai/shared/compiling/assignment/assignment.contract'
import type { CommentView } from '@gongkai/shared/compiling/comment/comment.contract'
import type { ReportView } from '@gongkai/shared/compiling/report/report.contract'
import type {
  ReviewBatch,
  ReviewQueueItem,
  ReviewView,
  Verdict,
} from '@gongkai/shared/compiling/review/review.contract'
import type { LedgerPage } from '@gongkai/shared/oversight/audit/audit.contract'
import type {
  NoticePage,
  SentNudges,
  UnreadCount,
  UnsentWork,
} from '@gongkai/shared/oversight/notification/notification.contract'
import type { Answer, District } from './district'

/** An instant of 20 July 2026 in China, whatever the hour: the day on which small districts stand. */
export const ON_20_JULY = /^2026-07-(19T(1[6-9]|2)|20T(0|1[0-5]))/

/** The body of an act that must succeed. */
export function done<Body>({ status, body }: Answer<Body>): Body {
  if (status >= 300) throw new Error(`refused ${status}: ${JSON.stringify(body)}`)
  return body
}

/** Why an act was refused: its codes, or with their places. */
export const codesOf = ({ body }: Answer<unknown>) => (body as { refusals: Refusal[] }).refusals.map(({ code }) => code)
export const placesOf = ({ body }: Answer<unknown>) =>
  (body as { refusals: Refusal[] }).refusals.map(({ code, at }) => `${code} at ${at}`)

/** One person's acts, through the API. */
export function desk(district: District, account: string) {
  const call = <Body>(method: string, path: string, payload?: unknown) =>
    district.call<Body>(account, method, `/api/${path}`, payload)
  const act = (method: string, path: string, payload?: unknown) => call<AssignmentDetail>(method, path, payload)
  return {
    list: async () => done(await call<AssignmentSummary[]>('GET', 'assignments')),
    queue: async () => done(await call<ReviewQueueItem[]>('GET', 'reviews')),
    async idIn(domain: string): Promise<number> {
      const found = (await this.list()).find((assignment) => assignment.domain.code === domain)
      if (!found) throw new Error(`${account} has no assignment in ${domain}`)
      return found.id
    },
    open: (id: number) => act('GET', `assignments/${id}`),
    read: async (id: number) => done(await act('GET', `assignments/${id}`)),
    rows: async (id: number, levels: 'own' | 'all' = 'own') =>
      done(await call<GuidelineItemView[]>('GET', `assignments/${id}/guideline?levels=${levels}`)),
    adopt: (id: number, guidelineItemIds: number[]) => act('POST', `assignments/${id}/adoptions`, { guidelineItemIds }),
    decline: (id: number, ...items: { guidelineItemId: number; reason: string }[]) =>
      act('POST', `assignments/${id}/declines`, { items }),
    withdraw: (id: number, itemId: number) => act('DELETE', `assignments/${id}/declines/${itemId}`),
    noDuty: (id: number, reason: string) => act('PUT', `assignments/${id}/no-duty`, { reason }),
    delegate: (id: number, ...villageCodes: string[]) => act('PUT', `assignments/${id}/delegation`, { villageCodes }),
    copy: (id: number) => act('POST', `assignments/${id}/copies`),
    order: (id: number, entryIds: number[]) => act('PUT', `assignments/${id}/order`, { entryIds }),
    batch: (id: number, request: object) => act('PUT', `assignments/${id}/batch`, request),
    add: (id: number, fields: Partial<EntryFields>, saveId?: string) =>
      call<EntryDetail>('POST', `assignments/${id}/entries`, { fields, ...(saveId ? { saveId } : {}) }),
    entry: (id: number) => call<EntryDetail>('GET', `entries/${id}`),
    save: (id: number, version: number, fields: EntryFields, saveId?: string) =>
      call<EntryDetail>('PUT', `entries/${id}`, { version, fields, ...(saveId ? { saveId } : {}) }),
    /** with a reason where the row goes on with a published item */
    remove: (id: number, version: number, reason?: string) =>
      act('POST', 'entries/deletion', { entries: [{ id, version }], ...(reason ? { reason } : {}) }),
    removeAll: (...these: { id: number; version: number }[]) =>
      act('POST', 'entries/deletion', { entries: these.map(({ id, version }) => ({ id, version })) }),
    restore: (...entryIds: number[]) => act('POST', 'entries/restoration', { entryIds }),
    duplicate: (id: number) => call<EntryDetail>('POST', `entries/${id}/duplicate`),
    submit: (id: number) => act('POST', `assignments/${id}/submission`),
    recall: (id: number) => act('POST', `assignments/${id}/recall`),
    approve: (id: number) => act('POST', `assignments/${id}/approval`),
    return: (id: number, overall: string) => act('POST', `assignments/${id}/return`, { overall, remarks: [] }),
    review: (id: number) => call<ReviewView>('GET', `assignments/${id}/review`),
    mark: (id: number, entryId: number, mark: string, reasons: object[] = [], revision = 1) =>
      call<{ verdict: Verdict | null }>('PUT', `assignments/${id}/verdicts/${entryId}`, { revision, mark, reasons }),
    startBatch: (request: object) => call<ReviewBatch>('POST', 'review-batches', { overall: '', ...request }),
    readBatch: (id: number) => call<ReviewBatch>('GET', `review-batches/${id}`),
    cancelBatch: (id: number) => call<ReviewBatch>('DELETE', `review-batches/${id}`),
    reportOf: async (domain: string, phase = 'inventory') => {
      const found = done(await call<ReportView[]>('GET', 'reports')).find(
        (report) => report.domain.code === domain && report.phase === phase,
      )
      if (!found) throw new Error(`${account} sees no report of ${domain}`)
      return found
    },
    /** the inbox, once everything done so far has been told */
    notices: async (page = 1) => {
      await district.app.get(Background).turn()
      return done(await call<NoticePage>('GET', `notices?page=${page}`))
    },
    readNotices: (request: object) => call<UnreadCount>('POST', 'notices/read', request),
    nudge: (assignmentIds: number[], text = '请尽快报送', reportIds: number[] = []) =>
      call<SentNudges>('POST', 'nudges', { assignmentIds, reportIds, text }),
    unsent: async () => done(await call<UnsentWork[]>('GET', 'nudges/unsent')),
    comment: (entryId: number, text: unknown) => call<CommentView[]>('POST', `entries/${entryId}/comments`, { text }),
    comments: (entryId: number) => call<CommentView[]>('GET', `entries/${entryId}/comments`),
    ledger: (query = '') => call<LedgerPage>('GET', `ledger${query}`),
    onReport: (id: number, verb: string, body: object = {}) => call<ReportView>('POST', `reports/${id}/${verb}`, body),
  }
}
export type Desk = ReturnType<typeof desk>

/** How often an act stands in the 留痕 of an assignment. */
export function recorded(district: District, assignmentId: number, kind: EventKind): Promise<number> {
  return district.dataSource.manager.countBy(EventEntity, { assignmentId, kind })
}
