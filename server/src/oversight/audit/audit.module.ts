import { Feature } from '../../platform/feature.js'
import { LedgerController } from './ledger.controller.js'
import { LedgerReader } from './ledger-reader.js'

@Feature({
  controllers: [LedgerController],
  providers: [LedgerReader],
})
export class AuditModule {}
