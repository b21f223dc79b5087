export { PastePage as default } from '@/features/catalogue/disclosure/paste-page'
