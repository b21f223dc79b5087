export { RoundPage as default } from '@/features/office/round/round-page'
