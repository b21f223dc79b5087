export { LedgerPage as default } from '@/features/oversight/audit/ledger-page'
