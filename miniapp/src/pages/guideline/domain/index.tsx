export { GuidelinePage as default } from '@/features/compiling/guideline/guideline-page'
