import { Feature } from '../../platform/feature.js'
import { AnswerImportFinding } from './answer-import-finding.js'
import { ApplyImport } from './apply-import.js'
import { ChooseImportRows } from './choose-import-rows.js'
import { ClearImports } from './clear-imports.js'
import { DeleteImport } from './delete-import.js'
import { DisclosuresTarget } from './disclosures-target.js'
import { EditImportRow } from './edit-import-row.js'
import { EntriesTarget } from './entries-target.js'
import { GuidelineTarget } from './guideline-target.js'
import { HandOverImports } from './hand-over-imports.js'
import { ImportController } from './import.controller.js'
import { ImportPresenter } from './import.presenter.js'
import { ImportRowsQuery } from './import-rows.query.js'
import { ImportTargets } from './import-targets.js'
import { LawsTarget } from './laws-target.js'
import { ListImportsQuery } from './list-imports.query.js'
import { MaskImportColumn } from './mask-import-column.js'
import { MaskImportRow } from './mask-import-row.js'
import { OrganisationsTarget } from './organisations-target.js'
import { ReadImports } from './read-imports.js'
import { StartImport } from './start-import.js'
import { UndoImport } from './undo-import.js'

@Feature({
  controllers: [ImportController],
  providers: [
    EntriesTarget,
    DisclosuresTarget,
    GuidelineTarget,
    LawsTarget,
    OrganisationsTarget,
    ImportTargets,
    ImportPresenter,
    ReadImports,
    StartImport,
    ListImportsQuery,
    ImportRowsQuery,
    EditImportRow,
    ChooseImportRows,
    MaskImportRow,
    MaskImportColumn,
    AnswerImportFinding,
    ApplyImport,
    UndoImport,
    DeleteImport,
    ClearImports,
    HandOverImports,
  ],
})
export class ImportModule {}
