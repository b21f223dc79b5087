export { InboxPage as default } from '@/features/notification/inbox-page'
