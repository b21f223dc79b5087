export { MatrixPage as default } from '@/features/oversight/dashboard/matrix-page'
