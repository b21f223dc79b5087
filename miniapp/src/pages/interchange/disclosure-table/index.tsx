export { DisclosureTablePage as default } from '@/features/exchange/disclosure-table/disclosure-table-page'
