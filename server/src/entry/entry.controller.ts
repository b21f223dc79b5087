import type { AssignmentDetail, EntryDetail } from '@gongkai/shared/assignment/assignment.contract'
import { Body, Controller, Delete, Get, HttpCode, Inject, Param, ParseIntPipe, Post, Put, Query } from '@nestjs/common'
import { DataSource } from 'typeorm'
import { AssignmentPresenter } from '../assignment/assignment.presenter.js'
import { loadCase } from '../assignment/assignment-case.js'
import { Allow, CurrentActor, type SignedIn } from '../platform/http/actor.js'
import { notFound } from '../platform/http/refused.js'
import { AddEntry } from './add-entry.js'
import { BatchSave } from './batch-save.js'
import { CopyLastRound } from './copy-last-round.js'
import { DeleteEntry } from './delete-entry.js'
import { DuplicateEntry } from './duplicate-entry.js'
import { AddEntryDto, BatchDto, OrderDto, SaveEntryDto } from './entry.dto.js'
import { EntryEntity } from './entry.entity.js'
import { ReorderEntries } from './reorder-entries.js'
import { RestoreEntry } from './restore-entry.js'
import { SaveEntry } from './save-entry.js'

/** 公开事项 of an assignment, one by one and many at once. */
@Controller('api')
@Allow('office', 'agency', 'town', 'village')
export class EntryController {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(AssignmentPresenter) private readonly presenter: AssignmentPresenter,
    @Inject(AddEntry) private readonly addEntry: AddEntry,
    @Inject(SaveEntry) private readonly saveEntry: SaveEntry,
    @Inject(DeleteEntry) private readonly deleteEntry: DeleteEntry,
    @Inject(RestoreEntry) private readonly restoreEntry: RestoreEntry,
    @Inject(DuplicateEntry) private readonly duplicateEntry: DuplicateEntry,
    @Inject(CopyLastRound) private readonly copyLastRound: CopyLastRound,
    @Inject(ReorderEntries) private readonly reorderEntries: ReorderEntries,
    @Inject(BatchSave) private readonly batchSave: BatchSave,
  ) {}

  @Post('assignments/:id/entries')
  add(
    @CurrentActor() actor: SignedIn,
    @Param('id', ParseIntPipe) id: number,
    @Body() body: AddEntryDto,
  ): Promise<EntryDetail> {
    return this.addEntry.run(actor, id, body)
  }

  @Post('assignments/:id/copies')
  copy(@CurrentActor() actor: SignedIn, @Param('id', ParseIntPipe) id: number): Promise<AssignmentDetail> {
    return this.copyLastRound.run(actor, id)
  }

  @Put('assignments/:id/order')
  reorder(
    @CurrentActor() actor: SignedIn,
    @Param('id', ParseIntPipe) id: number,
    @Body() body: OrderDto,
  ): Promise<AssignmentDetail> {
    return this.reorderEntries.run(actor, id, body)
  }

  @Put('assignments/:id/batch')
  setOnMany(
    @CurrentActor() actor: SignedIn,
    @Param('id', ParseIntPipe) id: number,
    @Body() body: BatchDto,
  ): Promise<AssignmentDetail> {
    return this.batchSave.run(actor, id, body)
  }

  @Get('entries/:id')
  async one(@CurrentActor() actor: SignedIn, @Param('id', ParseIntPipe) id: number): Promise<EntryDetail> {
    const tx = this.dataSource.manager
    const entry = await tx.findOneBy(EntryEntity, { id })
    if (!entry) throw notFound('个公开事项')
    return this.presenter.entryDetail(tx, await loadCase(tx, entry.assignmentId, actor), entry, actor)
  }

  @Put('entries/:id')
  save(
    @CurrentActor() actor: SignedIn,
    @Param('id', ParseIntPipe) id: number,
    @Body() body: SaveEntryDto,
  ): Promise<EntryDetail> {
    return this.saveEntry.run(actor, id, body)
  }

  @Post('entries/:id/duplicate')
  duplicate(@CurrentActor() actor: SignedIn, @Param('id', ParseIntPipe) id: number): Promise<EntryDetail> {
    return this.duplicateEntry.run(actor, id)
  }

  @Delete('entries/:id')
  remove(
    @CurrentActor() actor: SignedIn,
    @Param('id', ParseIntPipe) id: number,
    @Query('version', ParseIntPipe) version: number,
  ): Promise<AssignmentDetail> {
    return this.deleteEntry.run(actor, id, version)
  }

  @Post('entries/:id/restoration')
  @HttpCode(200)
  restore(@CurrentActor() actor: SignedIn, @Param('id', ParseIntPipe) id: number): Promise<AssignmentDetail> {
    return this.restoreEntry.run(actor, id)
  }
}
