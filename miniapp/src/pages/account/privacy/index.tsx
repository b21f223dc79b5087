export { PrivacyPage as default } from '@/features/account/privacy-page'
