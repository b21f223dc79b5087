export { ReviewQueuePage as default } from '@/features/review/queue-page'
