export { AmendmentPage as default } from '@/features/amendment/amendment-page'
