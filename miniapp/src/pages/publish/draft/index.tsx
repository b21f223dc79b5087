export { DraftPage as default } from '@/features/catalogue/publication/draft-page'
