export { AmendmentStartPage as default } from '@/features/amendment/amendment-start-page'
