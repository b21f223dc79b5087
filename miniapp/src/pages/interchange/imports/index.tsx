export { ImportsPage as default } from '@/features/exchange/import/imports-page'
