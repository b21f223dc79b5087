import { Feature } from '../../platform/feature.js'
import { ConfirmDomains } from './confirm-domains.js'
import { ConfirmRows } from './confirm-rows.js'
import { OwnRenewalQuery } from './own-renewal.query.js'
import { RenewalController } from './renewal.controller.js'
import { RowSignals } from './row-signals.query.js'

@Feature({
  controllers: [RenewalController],
  providers: [RowSignals, OwnRenewalQuery, ConfirmRows, ConfirmDomains],
})
export class RenewalModule {}
