export { ManagePage as default } from '@/features/office/round/manage-page'
