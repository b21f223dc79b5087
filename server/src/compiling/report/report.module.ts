import { Feature } from '../../platform/feature.js'
import { AcceptReport } from './accept-report.js'
import { RecallReport } from './recall-report.js'
import { ReportController } from './report.controller.js'
import { ReturnReport } from './return-report.js'
import { SignReport } from './sign-report.js'

@Feature({
  controllers: [ReportController],
  providers: [SignReport, RecallReport, AcceptReport, ReturnReport],
})
export class ReportModule {}
