export { FeedbackListPage as default } from '@/features/feedback/feedback-list-page'
