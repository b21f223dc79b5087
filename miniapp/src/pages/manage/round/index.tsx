export { RoundPage as default } from '@/features/round/round-page'
