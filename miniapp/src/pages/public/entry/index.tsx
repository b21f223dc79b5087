export { PublicEntryPage as default } from '@/features/catalogue/public-catalogue/entry-page'
