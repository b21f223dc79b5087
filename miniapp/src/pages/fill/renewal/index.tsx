export { RenewalPage as default } from '@/features/compiling/renewal/renewal-page'
