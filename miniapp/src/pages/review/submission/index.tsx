export { SubmissionReviewPage as default } from '@/features/review/submission-page'
