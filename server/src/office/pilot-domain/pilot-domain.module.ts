import { Feature } from '../../platform/feature.js'
import { ChangeLeads } from './change-leads.js'
import { EditPilotDomain } from './edit-pilot-domain.js'
import { PilotDomainController } from './pilot-domain.controller.js'

@Feature({
  controllers: [PilotDomainController],
  providers: [EditPilotDomain, ChangeLeads],
})
export class PilotDomainModule {}
