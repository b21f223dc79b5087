export { ImportsPage as default } from '@/features/import/imports-page'
