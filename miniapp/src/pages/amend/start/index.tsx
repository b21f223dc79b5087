export { AmendmentStartPage as default } from '@/features/catalogue/amendment/amendment-start-page'
