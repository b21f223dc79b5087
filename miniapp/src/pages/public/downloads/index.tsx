export { DownloadsPage as default } from '@/features/export/downloads-page'
