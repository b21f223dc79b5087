export { FeedbackStandingPage as default } from '@/features/feedback/feedback-standing-page'
