export { PrivacyPage as default } from '@/features/district/account/privacy-page'
