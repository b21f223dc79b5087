export { GuidelineVersionPage as default } from '@/features/compiling/guideline/version-page'
