export { PilotDomainsPage as default } from '@/features/office/pilot-domain/pilot-domains-page'
