export { ManagePage as default } from '@/features/round/manage-page'
