export { DisclosureDeskPage as default } from '@/features/catalogue/disclosure/desk-page'
