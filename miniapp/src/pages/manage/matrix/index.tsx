export { MatrixPage as default } from '@/features/dashboard/matrix-page'
