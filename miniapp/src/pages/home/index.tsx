export { HomePage as default } from '@/features/public-catalogue/home-page'
