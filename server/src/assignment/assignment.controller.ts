import type {
  AssignmentDetail,
  AssignmentSummary,
  EntryDetail,
  GuidelineItemView,
} from '@gongkai/shared/assignment/assignment.contract'
import { Body, Controller, Delete, Get, HttpCode, Inject, Param, ParseIntPipe, Post, Put, Query } from '@nestjs/common'
import { DataSource } from 'typeorm'
import { AddEntry } from '../entry/add-entry.js'
import { DeleteEntry } from '../entry/delete-entry.js'
import { AddEntryDto, AdoptDto, SaveEntryDto } from '../entry/entry.dto.js'
import { EntryEntity } from '../entry/entry.entity.js'
import { SaveEntry } from '../entry/save-entry.js'
import { AdoptItems } from '../guideline/adopt-items.js'
import { Clock } from '../platform/clock.js'
import { Allow, CurrentActor, type SignedIn } from '../platform/http/actor.js'
import { notFound } from '../platform/http/refused.js'
import { ApproveAssignment } from '../review/approve-assignment.js'
import { ReturnDto } from '../review/return.dto.js'
import { ReturnAssignment } from '../review/return-assignment.js'
import { RecallAssignment } from '../submission/recall-assignment.js'
import { SubmitAssignment } from '../submission/submit-assignment.js'
import { presentDetail, presentEntryDetail } from './assignment.presenter.js'
import { loadCase } from './assignment-case.js'
import { ListAssignmentsQuery } from './list-assignments.query.js'

/** The work of filling and reviewing; what each person may do is decided by the policies of shared. */
@Controller('api')
@Allow('office', 'agency', 'town', 'village')
export class AssignmentController {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(ListAssignmentsQuery) private readonly lists: ListAssignmentsQuery,
    @Inject(AddEntry) private readonly addEntry: AddEntry,
    @Inject(SaveEntry) private readonly saveEntry: SaveEntry,
    @Inject(DeleteEntry) private readonly deleteEntry: DeleteEntry,
    @Inject(AdoptItems) private readonly adoptItems: AdoptItems,
    @Inject(SubmitAssignment) private readonly submitAssignment: SubmitAssignment,
    @Inject(RecallAssignment) private readonly recallAssignment: RecallAssignment,
    @Inject(ApproveAssignment) private readonly approveAssignment: ApproveAssignment,
    @Inject(ReturnAssignment) private readonly returnAssignment: ReturnAssignment,
  ) {}

  @Get('assignments')
  own(@CurrentActor() actor: SignedIn): Promise<AssignmentSummary[]> {
    return this.lists.own(actor)
  }

  @Get('reviews')
  @Allow('agency')
  queue(@CurrentActor() actor: SignedIn): Promise<AssignmentSummary[]> {
    return this.lists.queue(actor)
  }

  @Get('assignments/:id')
  async one(@CurrentActor() actor: SignedIn, @Param('id', ParseIntPipe) id: number): Promise<AssignmentDetail> {
    const tx = this.dataSource.manager
    return presentDetail(tx, await loadCase(tx, id, actor), actor, this.clock.today())
  }

  @Get('assignments/:id/guideline')
  guideline(@CurrentActor() actor: SignedIn, @Param('id', ParseIntPipe) id: number): Promise<GuidelineItemView[]> {
    return this.adoptItems.list(actor, id)
  }

  @Post('assignments/:id/adoptions')
  adopt(
    @CurrentActor() actor: SignedIn,
    @Param('id', ParseIntPipe) id: number,
    @Body() body: AdoptDto,
  ): Promise<AssignmentDetail> {
    return this.adoptItems.run(actor, id, body.guidelineItemIds)
  }

  @Post('assignments/:id/entries')
  add(
    @CurrentActor() actor: SignedIn,
    @Param('id', ParseIntPipe) id: number,
    @Body() body: AddEntryDto,
  ): Promise<EntryDetail> {
    return this.addEntry.run(actor, id, body.fields ?? {})
  }

  @Get('entries/:id')
  async entry(@CurrentActor() actor: SignedIn, @Param('id', ParseIntPipe) id: number): Promise<EntryDetail> {
    const tx = this.dataSource.manager
    const entry = await tx.findOneBy(EntryEntity, { id })
    if (!entry) throw notFound('个公开事项')
    return presentEntryDetail(tx, await loadCase(tx, entry.assignmentId, actor), entry, actor, this.clock.today())
  }

  @Put('entries/:id')
  save(
    @CurrentActor() actor: SignedIn,
    @Param('id', ParseIntPipe) id: number,
    @Body() body: SaveEntryDto,
  ): Promise<EntryDetail> {
    return this.saveEntry.run(actor, id, body)
  }

  @Delete('entries/:id')
  remove(
    @CurrentActor() actor: SignedIn,
    @Param('id', ParseIntPipe) id: number,
    @Query('version', ParseIntPipe) version: number,
  ): Promise<AssignmentDetail> {
    return this.deleteEntry.run(actor, id, version)
  }

  @Post('assignments/:id/submission')
  @HttpCode(200)
  submit(@CurrentActor() actor: SignedIn, @Param('id', ParseIntPipe) id: number): Promise<AssignmentDetail> {
    return this.submitAssignment.run(actor, id)
  }

  @Post('assignments/:id/recall')
  @HttpCode(200)
  recall(@CurrentActor() actor: SignedIn, @Param('id', ParseIntPipe) id: number): Promise<AssignmentDetail> {
    return this.recallAssignment.run(actor, id)
  }

  @Post('assignments/:id/approval')
  @HttpCode(200)
  approve(@CurrentActor() actor: SignedIn, @Param('id', ParseIntPipe) id: number): Promise<AssignmentDetail> {
    return this.approveAssignment.run(actor, id)
  }

  @Post('assignments/:id/return')
  @HttpCode(200)
  return(
    @CurrentActor() actor: SignedIn,
    @Param('id', ParseIntPipe) id: number,
    @Body() body: ReturnDto,
  ): Promise<AssignmentDetail> {
    return this.returnAssignment.run(actor, id, body)
  }
}
