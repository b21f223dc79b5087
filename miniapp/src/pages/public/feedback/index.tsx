export { GiveFeedbackPage as default } from '@/features/catalogue/feedback/give-feedback-page'
