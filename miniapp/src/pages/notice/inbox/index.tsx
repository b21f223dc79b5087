export { InboxPage as default } from '@/features/oversight/notification/inbox-page'
