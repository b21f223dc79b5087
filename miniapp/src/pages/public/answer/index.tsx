export { FeedbackStandingPage as default } from '@/features/catalogue/feedback/feedback-standing-page'
