import type {
  CannedRemarks,
  Comparison,
  ReviewBatch,
  ReviewQueueItem,
  ReviewView,
  Verdict,
} from '@gongkai/shared/compiling/review/review.contract'
import { Body, Controller, Delete, Get, HttpCode, Inject, Param, ParseIntPipe, Post, Put } from '@nestjs/common'
import { Allow, CurrentActor, type SignedIn } from '../../platform/http/actor.js'
import { CancelBatch } from './cancel-batch.js'
import { ComparisonQuery } from './comparison.query.js'
import { MarkEntry } from './mark-entry.js'
import { QueueBatch } from './queue-batch.js'
import { ReplaceCannedRemarks } from './replace-canned-remarks.js'
import { CannedRemarksDto, MarkDto, ReviewBatchDto } from './review.dto.js'
import { ReviewQuery } from './review.query.js'
import { ReviewBatchesQuery } from './review-batches.query.js'
import { ReviewQueueQuery } from './review-queue.query.js'

/** 审核 by the leads, and by a town of what its villages filled. */
@Controller('api')
@Allow('agency', 'town')
export class ReviewController {
  constructor(
    @Inject(ReviewQueueQuery) private readonly queues: ReviewQueueQuery,
    @Inject(ReviewQuery) private readonly reviews: ReviewQuery,
    @Inject(ComparisonQuery) private readonly comparisons: ComparisonQuery,
    @Inject(MarkEntry) private readonly markEntry: MarkEntry,
    @Inject(QueueBatch) private readonly queueBatch: QueueBatch,
    @Inject(CancelBatch) private readonly cancelBatch: CancelBatch,
    @Inject(ReviewBatchesQuery) private readonly batches: ReviewBatchesQuery,
    @Inject(ReplaceCannedRemarks) private readonly cannedRemarks: ReplaceCannedRemarks,
  ) {}

  @Get('reviews')
  queue(@CurrentActor() actor: SignedIn): Promise<ReviewQueueItem[]> {
    return this.queues.run(actor)
  }

  @Get('assignments/:id/review')
  @Allow('office', 'agency', 'town')
  review(@CurrentActor() actor: SignedIn, @Param('id', ParseIntPipe) id: number): Promise<ReviewView> {
    return this.reviews.run(actor, id)
  }

  @Put('assignments/:id/verdicts/:entryId')
  async mark(
    @CurrentActor() actor: SignedIn,
    @Param('id', ParseIntPipe) id: number,
    @Param('entryId', ParseIntPipe) entryId: number,
    @Body() body: MarkDto,
  ): Promise<{ verdict: Verdict | null }> {
    return { verdict: await this.markEntry.run(actor, id, entryId, body) }
  }

  @Get('comparisons/:domainCode')
  @Allow('office', 'agency')
  compare(@CurrentActor() actor: SignedIn, @Param('domainCode') domainCode: string): Promise<Comparison> {
    return this.comparisons.run(actor, domainCode)
  }

  @Post('review-batches')
  startBatch(@CurrentActor() actor: SignedIn, @Body() body: ReviewBatchDto): Promise<ReviewBatch> {
    return this.queueBatch.run(actor, body)
  }

  @Get('review-batches')
  listBatches(@CurrentActor() actor: SignedIn): Promise<ReviewBatch[]> {
    return this.batches.recent(actor)
  }

  @Get('review-batches/:id')
  oneBatch(@CurrentActor() actor: SignedIn, @Param('id', ParseIntPipe) id: number): Promise<ReviewBatch> {
    return this.batches.one(actor, id)
  }

  @Delete('review-batches/:id')
  cancel(@CurrentActor() actor: SignedIn, @Param('id', ParseIntPipe) id: number): Promise<ReviewBatch> {
    return this.cancelBatch.run(actor, id)
  }

  @Get('canned-remarks')
  canned(@CurrentActor() actor: SignedIn): Promise<CannedRemarks> {
    return this.cannedRemarks.read(actor)
  }

  @Put('canned-remarks')
  @HttpCode(200)
  replaceCanned(@CurrentActor() actor: SignedIn, @Body() body: CannedRemarksDto): Promise<CannedRemarks> {
    return this.cannedRemarks.run(actor, body)
  }
}
