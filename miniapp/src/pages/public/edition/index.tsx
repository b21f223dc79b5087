export { PublicEditionPage as default } from '@/features/public-catalogue/public-edition-page'
