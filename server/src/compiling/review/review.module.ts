import { Feature } from '../../platform/feature.js'
import { ApplyBatches } from './apply-batches.js'
import { ApproveAssignment } from './approve-assignment.js'
import { CancelBatch } from './cancel-batch.js'
import { ComparisonQuery } from './comparison.query.js'
import { MarkEntry } from './mark-entry.js'
import { QueueBatch } from './queue-batch.js'
import { ReplaceCannedRemarks } from './replace-canned-remarks.js'
import { ReturnAssignment } from './return-assignment.js'
import { ReviewController } from './review.controller.js'
import { ReviewQuery } from './review.query.js'
import { ReviewBatchesQuery } from './review-batches.query.js'
import { ReviewQueueQuery } from './review-queue.query.js'

@Feature({
  controllers: [ReviewController],
  providers: [
    ApproveAssignment,
    ReturnAssignment,
    ReviewQueueQuery,
    ReviewQuery,
    ComparisonQuery,
    MarkEntry,
    QueueBatch,
    CancelBatch,
    ReviewBatchesQuery,
    ApplyBatches,
    ReplaceCannedRemarks,
  ],
})
export class ReviewModule {}
