export { SessionsPage as default } from '@/features/district/account/sessions-page'
