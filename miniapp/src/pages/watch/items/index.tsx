export { WatchItemsPage as default } from '@/features/catalogue/disclosure-watch/items-page'
