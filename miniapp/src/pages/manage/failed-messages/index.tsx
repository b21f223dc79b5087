export { FailedMessagesPage as default } from '@/features/notification/failed-messages-page'
