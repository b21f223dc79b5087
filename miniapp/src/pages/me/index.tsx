export { MePage as default } from '@/features/app/me-page'
