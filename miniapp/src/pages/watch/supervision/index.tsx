export { SupervisionPage as default } from '@/features/catalogue/supervision/supervision-page'
