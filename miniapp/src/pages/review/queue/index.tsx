export { ReviewQueuePage as default } from '@/features/compiling/review/queue-page'
