import { Feature } from '../../platform/feature.js'
import { DelegateDomain } from './delegate-domain.js'
import { DelegationController } from './delegation.controller.js'

@Feature({
  controllers: [DelegationController],
  providers: [DelegateDomain],
})
export class DelegationModule {}
