export { OrganisationsPage as default } from '@/features/organisation/organisations-page'
