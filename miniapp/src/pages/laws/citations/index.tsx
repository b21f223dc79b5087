export { CitationsPage as default } from '@/features/catalogue/law-wave/citations-page'
