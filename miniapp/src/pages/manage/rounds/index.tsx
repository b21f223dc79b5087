export { RoundsPage as default } from '@/features/office/round/rounds-page'
