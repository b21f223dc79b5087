export { QuarterPage as default } from '@/features/catalogue/disclosure/quarter-page'
