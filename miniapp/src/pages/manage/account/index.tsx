export { AccountPage as default } from '@/features/district/account/account-page'
