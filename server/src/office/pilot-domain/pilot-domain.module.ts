import { Feature } from '../../platform/feature.js'
import { AddPilotDomain } from './add-pilot-domain.js'
import { ChangeLeads } from './change-leads.js'
import { EditPilotDomain } from './edit-pilot-domain.js'
import { OrderPilotDomains } from './order-pilot-domains.js'
import { PilotDomainController } from './pilot-domain.controller.js'
import { ReinstatePilotDomain } from './reinstate-pilot-domain.js'
import { RetirePilotDomain } from './retire-pilot-domain.js'

@Feature({
  controllers: [PilotDomainController],
  providers: [AddPilotDomain, EditPilotDomain, OrderPilotDomains, RetirePilotDomain, ReinstatePilotDomain, ChangeLeads],
})
export class PilotDomainModule {}
