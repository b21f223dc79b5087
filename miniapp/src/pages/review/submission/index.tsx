export { SubmissionReviewPage as default } from '@/features/compiling/review/submission-page'
