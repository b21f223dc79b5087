export { MattersPage as default } from '@/features/matter/matters-page'
