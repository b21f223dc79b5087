export { ChangesPage as default } from '@/features/catalogue/public-catalogue/changes-page'
