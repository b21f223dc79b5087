export { DraftPage as default } from '@/features/publication/draft-page'
