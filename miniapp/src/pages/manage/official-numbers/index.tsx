export { OfficialNumbersPage as default } from '@/features/district/privacy/official-numbers-page'
