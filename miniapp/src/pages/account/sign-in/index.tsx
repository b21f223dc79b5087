export { SignInPage as default } from '@/features/district/account/sign-in-page'
