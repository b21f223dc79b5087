export { PublicEntryPage as default } from '@/features/public-catalogue/entry-page'
