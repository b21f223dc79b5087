export { SpotChecksPage as default } from '@/features/catalogue/spot-check/spot-checks-page'
