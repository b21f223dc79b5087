export { SetupPage as default } from '@/features/app/setup/setup-page'
