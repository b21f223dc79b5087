export { LinkHostsPage as default } from '@/features/catalogue/disclosure-watch/hosts-page'
