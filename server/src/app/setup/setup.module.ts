import { Feature } from '../../platform/feature.js'
import { AddDomains } from './add-domains.js'
import { AddUnits } from './add-units.js'
import { SetRegion } from './set-region.js'
import { SetupController } from './setup.controller.js'
import { SetupStandingQuery } from './setup-standing.query.js'

@Feature({
  controllers: [SetupController],
  providers: [SetupStandingQuery, SetRegion, AddUnits, AddDomains],
})
export class SetupModule {}
