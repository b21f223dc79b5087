export { WavePage as default } from '@/features/catalogue/law-wave/wave-page'
