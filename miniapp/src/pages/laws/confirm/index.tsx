export { WaveConfirmPage as default } from '@/features/catalogue/law-wave/wave-confirm-page'
