export { OrganisationPage as default } from '@/features/office/organisation/organisation-page'
