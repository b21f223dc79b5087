export { AccountsPage as default } from '@/features/account/accounts-page'
