export { LedgerPage as default } from '@/features/audit/ledger-page'
