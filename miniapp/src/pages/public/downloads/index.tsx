export { DownloadsPage as default } from '@/features/exchange/export/downloads-page'
