export { RemediesPage as default } from '@/features/catalogue/spot-check/remedies-page'
