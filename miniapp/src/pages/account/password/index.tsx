export { PasswordPage as default } from '@/features/account/password-page'
