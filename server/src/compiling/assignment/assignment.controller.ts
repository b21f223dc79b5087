import type {
  AssignmentDetail,
  AssignmentSummary,
  NoDutyRequest,
} from '@gongkai/shared/compiling/assignment/assignment.contract'
import { Body, Controller, Get, HttpCode, Inject, Param, ParseIntPipe, Post, Put } from '@nestjs/common'
import { IsString, MaxLength } from 'class-validator'
import { DataSource } from 'typeorm'
import { Guarded } from '../../district/privacy/guarded.js'
import { Allow, CurrentActor, type SignedIn } from '../../platform/http/actor.js'
import { SeenRevisionDto, SeenVersionDto } from '../../platform/seen/seen.dto.js'
import { ApproveAssignment } from '../review/approve-assignment.js'
import { ReturnDto } from '../review/return.dto.js'
import { ReturnAssignment } from '../review/return-assignment.js'
import { RecallAssignment } from '../submission/recall-assignment.js'
import { SubmitAssignment } from '../submission/submit-assignment.js'
import { AssignmentPresenter } from './assignment.presenter.js'
import { loadCase } from './assignment-case.js'
import { DeclareNoDuty } from './declare-no-duty.js'
import { ListAssignmentsQuery } from './list-assignments.query.js'

class NoDutyDto extends SeenVersionDto implements NoDutyRequest {
  @Guarded('理由') @IsString({ message: '应是文字' }) @MaxLength(200, { message: '最多 200 字' }) reason!: string
}

/** The work of filling and reviewing; the policies of shared decide what each person may do. */
@Controller('api')
@Allow('office', 'agency', 'town', 'village')
export class AssignmentController {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(AssignmentPresenter) private readonly presenter: AssignmentPresenter,
    @Inject(ListAssignmentsQuery) private readonly lists: ListAssignmentsQuery,
    @Inject(DeclareNoDuty) private readonly declareNoDuty: DeclareNoDuty,
    @Inject(SubmitAssignment) private readonly submitAssignment: SubmitAssignment,
    @Inject(RecallAssignment) private readonly recallAssignment: RecallAssignment,
    @Inject(ApproveAssignment) private readonly approveAssignment: ApproveAssignment,
    @Inject(ReturnAssignment) private readonly returnAssignment: ReturnAssignment,
  ) {}

  @Get('assignments')
  own(@CurrentActor() actor: SignedIn): Promise<AssignmentSummary[]> {
    return this.lists.own(actor)
  }

  @Get('assignments/:id')
  async one(@CurrentActor() actor: SignedIn, @Param('id', ParseIntPipe) id: number): Promise<AssignmentDetail> {
    const tx = this.dataSource.manager
    return this.presenter.detail(tx, await loadCase(tx, id, actor), actor)
  }

  @Put('assignments/:id/no-duty')
  noDuty(
    @CurrentActor() actor: SignedIn,
    @Param('id', ParseIntPipe) id: number,
    @Body() body: NoDutyDto,
  ): Promise<AssignmentDetail> {
    return this.declareNoDuty.run(actor, id, body)
  }

  @Post('assignments/:id/submission')
  @HttpCode(200)
  submit(
    @CurrentActor() actor: SignedIn,
    @Param('id', ParseIntPipe) id: number,
    @Body() body: SeenVersionDto,
  ): Promise<AssignmentDetail> {
    return this.submitAssignment.run(actor, id, body)
  }

  @Post('assignments/:id/recall')
  @HttpCode(200)
  recall(
    @CurrentActor() actor: SignedIn,
    @Param('id', ParseIntPipe) id: number,
    @Body() body: SeenRevisionDto,
  ): Promise<AssignmentDetail> {
    return this.recallAssignment.run(actor, id, body)
  }

  @Post('assignments/:id/approval')
  @HttpCode(200)
  approve(
    @CurrentActor() actor: SignedIn,
    @Param('id', ParseIntPipe) id: number,
    @Body() body: SeenRevisionDto,
  ): Promise<AssignmentDetail> {
    return this.approveAssignment.run(actor, id, body)
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
