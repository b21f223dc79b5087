import { Feature } from '../../platform/feature.js'
import { AskForExport } from './ask-for-export.js'
import { DeleteExport } from './delete-export.js'
import { ExportController } from './export.controller.js'
import { ExportChoicesQuery } from './export-choices.query.js'
import { MakeExports } from './make-exports.js'
import { OwnExportsQuery } from './own-exports.query.js'
import { PersonalInExport } from './personal-in-export.js'
import { PlanDocument } from './plan-document.js'
import { PublicDocuments } from './public-documents.js'
import { SweepExports } from './sweep-exports.js'

@Feature({
  controllers: [ExportController],
  providers: [
    PlanDocument,
    SweepExports,
    MakeExports,
    AskForExport,
    PersonalInExport,
    DeleteExport,
    ExportChoicesQuery,
    OwnExportsQuery,
    PublicDocuments,
  ],
})
export class ExportModule {}
