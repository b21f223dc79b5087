export { FeedbackListPage as default } from '@/features/catalogue/feedback/feedback-list-page'
