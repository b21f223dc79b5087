export { ReportPage as default } from '@/features/compiling/report/report-page'
