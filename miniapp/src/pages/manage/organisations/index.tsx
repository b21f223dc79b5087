export { OrganisationsPage as default } from '@/features/office/organisation/organisations-page'
