export { PilotDomainsPage as default } from '@/features/pilot-domain/pilot-domains-page'
