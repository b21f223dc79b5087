export { AmendmentsPage as default } from '@/features/amendment/amendments-page'
