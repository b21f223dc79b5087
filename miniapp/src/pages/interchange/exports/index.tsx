export { ExportsPage as default } from '@/features/export/exports-page'
