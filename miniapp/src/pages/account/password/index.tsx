export { PasswordPage as default } from '@/features/district/account/password-page'
