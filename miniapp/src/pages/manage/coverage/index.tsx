export { CoveragePage as default } from '@/features/catalogue/coverage/coverage-page'
