export { AccountListPage as default } from '@/features/district/account/account-list-page'
