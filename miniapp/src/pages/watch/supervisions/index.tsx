export { SupervisionsPage as default } from '@/features/catalogue/supervision/supervisions-page'
