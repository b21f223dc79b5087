export { CataloguePage as default } from '@/features/catalogue/public-catalogue/catalogue-page'
