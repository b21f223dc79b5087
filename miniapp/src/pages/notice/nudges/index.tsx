export { NudgesPage as default } from '@/features/notification/nudges-page'
