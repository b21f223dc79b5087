export { EditionsPage as default } from '@/features/public-catalogue/editions-page'
