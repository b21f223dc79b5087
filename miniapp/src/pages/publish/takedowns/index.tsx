export { TakedownsPage as default } from '@/features/catalogue/takedown/takedowns-page'
