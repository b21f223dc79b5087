export { ReportsPage as default } from '@/features/compiling/report/reports-page'
