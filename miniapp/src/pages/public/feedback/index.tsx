export { GiveFeedbackPage as default } from '@/features/feedback/give-feedback-page'
