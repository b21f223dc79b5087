export { SupervisionIssuePage as default } from '@/features/catalogue/supervision/issue-page'
