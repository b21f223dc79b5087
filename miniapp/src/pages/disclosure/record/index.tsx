export { RecordPage as default } from '@/features/catalogue/disclosure/record-page'
