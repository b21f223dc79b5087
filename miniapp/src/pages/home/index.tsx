export { HomePage as default } from '@/features/catalogue/public-catalogue/home-page'
