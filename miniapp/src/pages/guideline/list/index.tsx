export { GuidelinesPage as default } from '@/features/compiling/guideline/guidelines-page'
