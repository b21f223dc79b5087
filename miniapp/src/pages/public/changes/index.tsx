export { ChangesPage as default } from '@/features/public-catalogue/changes-page'
