export { PublicEditionPage as default } from '@/features/catalogue/public-catalogue/public-edition-page'
