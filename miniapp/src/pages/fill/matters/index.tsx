export { MattersPage as default } from '@/features/district/matter/matters-page'
