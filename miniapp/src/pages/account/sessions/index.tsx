export { SessionsPage as default } from '@/features/account/sessions-page'
