export { FailedMessagesPage as default } from '@/features/oversight/notification/failed-messages-page'
