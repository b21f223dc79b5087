export { EditionPage as default } from '@/features/catalogue/publication/edition-page'
