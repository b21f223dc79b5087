export { ExportsPage as default } from '@/features/exchange/export/exports-page'
