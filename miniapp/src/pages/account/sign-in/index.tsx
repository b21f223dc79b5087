export { SignInPage as default } from '@/features/account/sign-in-page'
