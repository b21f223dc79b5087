import type {
  AnswerFeedbackRequest,
  FeedbackPage,
  FeedbackReceipt,
  FeedbackStanding,
  FeedbackView,
  GiveFeedbackRequest,
  TransferFeedbackRequest,
} from '@gongkai/shared/catalogue/feedback/feedback.contract'
import { queryString, request } from '@/platform/request'

export const giveFeedback = (body: GiveFeedbackRequest) => request<FeedbackReceipt>('POST', '/public/feedback', body)
export const feedbackStanding = (code: string) =>
  request<FeedbackStanding>('GET', `/public/feedback/${encodeURIComponent(code)}`)
export const feedbackList = (standing: 'open' | 'answered', page: number) =>
  request<FeedbackPage>('GET', `/feedback${queryString({ standing, page })}`)
export const answerFeedback = (id: number, body: AnswerFeedbackRequest) =>
  request<FeedbackView>('POST', `/feedback/${id}/answer`, body)
export const transferFeedback = (id: number, body: TransferFeedbackRequest) =>
  request<FeedbackView>('POST', `/feedback/${id}/transfer`, body)
