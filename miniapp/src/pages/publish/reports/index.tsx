export { ReportsPage as default } from '@/features/report/reports-page'
