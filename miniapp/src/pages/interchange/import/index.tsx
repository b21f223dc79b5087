export { ImportPage as default } from '@/features/exchange/import/import-page'
