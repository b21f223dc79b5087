export { AmendmentPage as default } from '@/features/catalogue/amendment/amendment-page'
