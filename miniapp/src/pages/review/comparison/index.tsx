export { ComparisonPage as default } from '@/features/compiling/review/comparison-page'
