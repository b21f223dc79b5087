export { CataloguePage as default } from '@/features/public-catalogue/catalogue-page'
