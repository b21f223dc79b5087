export { NudgesPage as default } from '@/features/oversight/notification/nudges-page'
