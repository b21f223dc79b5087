import { Feature } from '../../platform/feature.js'
import { AddEntry } from './add-entry.js'
import { AnswerAmended } from './answer-amended.js'
import { BatchSave } from './batch-save.js'
import { CancelItems } from './cancel-items.js'
import { ConnectItem } from './connect-item.js'
import { CopyLastRound } from './copy-last-round.js'
import { DeleteEntries } from './delete-entries.js'
import { DuplicateEntry } from './duplicate-entry.js'
import { EntryController } from './entry.controller.js'
import { EntryPlace } from './entry-place.js'
import { ReorderEntries } from './reorder-entries.js'
import { RestoreEntries } from './restore-entries.js'
import { SaveEntry } from './save-entry.js'

@Feature({
  controllers: [EntryController],
  providers: [
    AddEntry,
    SaveEntry,
    DeleteEntries,
    RestoreEntries,
    DuplicateEntry,
    CopyLastRound,
    ReorderEntries,
    BatchSave,
    ConnectItem,
    AnswerAmended,
    CancelItems,
    EntryPlace,
  ],
})
export class EntryModule {}
