export { PilotDomainPage as default } from '@/features/office/pilot-domain/pilot-domain-page'
