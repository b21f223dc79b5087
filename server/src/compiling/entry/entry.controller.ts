import type { AssignmentDetail, EntryDetail } from '@gongkai/shared/compiling/assignment/assignment.contract'
import { Body, Controller, Delete, Get, HttpCode, Inject, Param, ParseIntPipe, Post, Put, Query } from '@nestjs/common'
import { DataSource } from 'typeorm'
import { Allow, CurrentActor, type SignedIn } from '../../platform/http/actor.js'
import { notFound } from '../../platform/http/refused.js'
import { SeenVersionDto, SeenVersionQueryDto } from '../../platform/seen/seen.dto.js'
import { AssignmentPresenter } from '../assignment/assignment.presenter.js'
import { loadRowCase } from '../assignment/assignment-case.js'
import { AddEntry } from './add-entry.js'
import { AnswerAmended } from './answer-amended.js'
import { BatchSave } from './batch-save.js'
import { CancelItems } from './cancel-items.js'
import { ConnectItem } from './connect-item.js'
import { CopyLastRound } from './copy-last-round.js'
import { DeleteEntries } from './delete-entries.js'
import { DuplicateEntry } from './duplicate-entry.js'
import {
  AddEntryDto,
  AnswerAmendedDto,
  BatchDto,
  CancelItemsDto,
  ConnectItemDto,
  DeleteEntriesDto,
  EntryIdsDto,
  OrderDto,
  SaveEntryDto,
} from './entry.dto.js'
import { EntryEntity } from './entry.entity.js'
import { ReorderEntries } from './reorder-entries.js'
import { RestoreEntries } from './restore-entries.js'
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
    @Inject(DeleteEntries) private readonly deleteEntries: DeleteEntries,
    @Inject(RestoreEntries) private readonly restoreEntries: RestoreEntries,
    @Inject(DuplicateEntry) private readonly duplicateEntry: DuplicateEntry,
    @Inject(CopyLastRound) private readonly copyLastRound: CopyLastRound,
    @Inject(ReorderEntries) private readonly reorderEntries: ReorderEntries,
    @Inject(BatchSave) private readonly batchSave: BatchSave,
    @Inject(ConnectItem) private readonly connectItem: ConnectItem,
    @Inject(AnswerAmended) private readonly answerAmended: AnswerAmended,
    @Inject(CancelItems) private readonly cancelItems: CancelItems,
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
    return this.presenter.entryDetail(tx, await loadRowCase(tx, entry.assignmentId, actor), entry, actor)
  }

  @Put('entries/:id')
  save(
    @CurrentActor() actor: SignedIn,
    @Param('id', ParseIntPipe) id: number,
    @Body() body: SaveEntryDto,
  ): Promise<EntryDetail> {
    return this.saveEntry.run(actor, id, body)
  }

  @Put('entries/:id/item')
  connect(
    @CurrentActor() actor: SignedIn,
    @Param('id', ParseIntPipe) id: number,
    @Body() body: ConnectItemDto,
  ): Promise<EntryDetail> {
    return this.connectItem.run(actor, id, body)
  }

  @Put('entries/:id/amended')
  answer(
    @CurrentActor() actor: SignedIn,
    @Param('id', ParseIntPipe) id: number,
    @Body() body: AnswerAmendedDto,
  ): Promise<EntryDetail> {
    return this.answerAmended.run(actor, id, body)
  }

  @Post('assignments/:id/cancellations')
  @HttpCode(200)
  cancel(
    @CurrentActor() actor: SignedIn,
    @Param('id', ParseIntPipe) id: number,
    @Body() body: CancelItemsDto,
  ): Promise<AssignmentDetail> {
    return this.cancelItems.run(actor, id, body)
  }

  @Delete('assignments/:id/cancellations/:number')
  takeBackCancellation(
    @CurrentActor() actor: SignedIn,
    @Param('id', ParseIntPipe) id: number,
    @Param('number') number: string,
    @Query() query: SeenVersionQueryDto,
  ): Promise<AssignmentDetail> {
    return this.cancelItems.takeBack(actor, id, number, query)
  }

  @Post('entries/:id/duplicate')
  duplicate(
    @CurrentActor() actor: SignedIn,
    @Param('id', ParseIntPipe) id: number,
    @Body() body: SeenVersionDto,
  ): Promise<EntryDetail> {
    return this.duplicateEntry.run(actor, id, body)
  }

  @Post('entries/deletion')
  @HttpCode(200)
  remove(@CurrentActor() actor: SignedIn, @Body() body: DeleteEntriesDto): Promise<AssignmentDetail> {
    return this.deleteEntries.run(actor, body)
  }

  @Post('entries/restoration')
  @HttpCode(200)
  restore(@CurrentActor() actor: SignedIn, @Body() body: EntryIdsDto): Promise<AssignmentDetail> {
    return this.restoreEntries.run(actor, body)
  }
}
