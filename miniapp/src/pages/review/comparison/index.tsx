export { ComparisonPage as default } from '@/features/review/comparison-page'
