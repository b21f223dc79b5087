export { ErasePage as default } from '@/features/oversight/erasure/erase-page'
