export { AccountListPage as default } from '@/features/account/account-list-page'
