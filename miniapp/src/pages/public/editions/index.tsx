export { EditionsPage as default } from '@/features/catalogue/public-catalogue/editions-page'
