export { ModelRowPage as default } from '@/features/compiling/guideline/model-row-page'
