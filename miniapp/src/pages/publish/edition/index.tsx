export { EditionPage as default } from '@/features/publication/edition-page'
