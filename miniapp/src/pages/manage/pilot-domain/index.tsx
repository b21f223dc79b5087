export { PilotDomainPage as default } from '@/features/pilot-domain/pilot-domain-page'
