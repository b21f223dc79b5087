import type {
  FailedMessagePage,
  NoticePage,
  NudgeRequest,
  NudgeView,
  ReadNoticesRequest,
  RetryMessagesRequest,
  SentNudges,
  UnreadCount,
  UnsentWork,
} from '@gongkai/shared/oversight/notification/notification.contract'
import { request } from '@/platform/request'

export const notices = (page: number) => request<NoticePage>('GET', `/notices?page=${page}`)
export const unreadCount = () => request<UnreadCount>('GET', '/notices/unread-count')
export const readNotices = (body: ReadNoticesRequest) => request<UnreadCount>('POST', '/notices/read', body)
export const failedMessages = (page: number) => request<FailedMessagePage>('GET', `/messages/failed?page=${page}`)
export const retryMessages = (body: RetryMessagesRequest) => request<null>('POST', '/messages/retry', body)
export const unsentWorks = () => request<UnsentWork[]>('GET', '/nudges/unsent')
export const nudge = (body: NudgeRequest) => request<SentNudges>('POST', '/nudges', body)
export const nudgesOf = (assignmentId: number) => request<NudgeView[]>('GET', `/nudges?assignmentId=${assignmentId}`)
