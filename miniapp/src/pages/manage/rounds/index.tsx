export { RoundsPage as default } from '@/features/round/rounds-page'
