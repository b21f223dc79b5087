export { SpotCheckPage as default } from '@/features/catalogue/spot-check/spot-check-page'
