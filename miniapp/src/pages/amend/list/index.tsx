export { AmendmentsPage as default } from '@/features/catalogue/amendment/amendments-page'
