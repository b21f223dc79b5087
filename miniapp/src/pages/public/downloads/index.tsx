export { DownloadsPage as default } from '@/features/public-catalogue/downloads-page'
