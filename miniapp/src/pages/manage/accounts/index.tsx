export { AccountsPage as default } from '@/features/district/account/accounts-page'
