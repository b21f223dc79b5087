import type {
  AmendmentPage,
  AmendmentsActedOn,
  AmendmentView,
  OwnPublishedPage,
} from '@gongkai/shared/catalogue/amendment/amendment.contract'
import { Body, Controller, Delete, Get, HttpCode, Inject, Param, ParseIntPipe, Post, Put, Query } from '@nestjs/common'
import { DataSource } from 'typeorm'
import { Allow, CurrentActor, type SignedIn } from '../../platform/http/actor.js'
import { SeenVersionQueryDto } from '../../platform/seen/seen.dto.js'
import {
  ActOnAmendmentDto,
  ActOnAmendmentsDto,
  DraftAmendmentDto,
  ListAmendmentsDto,
  OwnPublishedDto,
  ReturnAmendmentDto,
  ReturnAmendmentsDto,
  SaveAmendmentDto,
} from './amendment.dto.js'
import { AmendmentPresenter } from './amendment.presenter.js'
import { loadAmendment } from './amendment-case.js'
import { ApproveAmendment } from './approve-amendment.js'
import { ApproveAmendments } from './approve-amendments.js'
import { DeleteAmendment } from './delete-amendment.js'
import { DraftAmendment } from './draft-amendment.js'
import { EndAmendment } from './end-amendment.js'
import { FinaliseAmendment } from './finalise-amendment.js'
import { FinaliseAmendments } from './finalise-amendments.js'
import { ListAmendmentsQuery } from './list-amendments.query.js'
import { OwnPublishedQuery } from './own-published.query.js'
import { ProposeAmendment } from './propose-amendment.js'
import { ProposeAmendments } from './propose-amendments.js'
import { RecallAmendment } from './recall-amendment.js'
import { ReturnAmendment } from './return-amendment.js'
import { ReturnAmendments } from './return-amendments.js'
import { SaveAmendment } from './save-amendment.js'
import { TakeBackAmendment } from './take-back-amendment.js'

/** 动态调整 of published entries; a village's entries are its town's by then. */
@Controller('api/amendments')
@Allow('office', 'agency', 'town')
export class AmendmentController {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(AmendmentPresenter) private readonly presenter: AmendmentPresenter,
    @Inject(ListAmendmentsQuery) private readonly listAmendments: ListAmendmentsQuery,
    @Inject(OwnPublishedQuery) private readonly ownPublished: OwnPublishedQuery,
    @Inject(DraftAmendment) private readonly draftAmendment: DraftAmendment,
    @Inject(SaveAmendment) private readonly saveAmendment: SaveAmendment,
    @Inject(DeleteAmendment) private readonly deleteAmendment: DeleteAmendment,
    @Inject(ProposeAmendment) private readonly proposeAmendment: ProposeAmendment,
    @Inject(ProposeAmendments) private readonly proposeAmendments: ProposeAmendments,
    @Inject(RecallAmendment) private readonly recallAmendment: RecallAmendment,
    @Inject(ApproveAmendment) private readonly approveAmendment: ApproveAmendment,
    @Inject(ApproveAmendments) private readonly approveAmendments: ApproveAmendments,
    @Inject(ReturnAmendment) private readonly returnAmendment: ReturnAmendment,
    @Inject(ReturnAmendments) private readonly returnAmendments: ReturnAmendments,
    @Inject(FinaliseAmendment) private readonly finaliseAmendment: FinaliseAmendment,
    @Inject(FinaliseAmendments) private readonly finaliseAmendments: FinaliseAmendments,
    @Inject(EndAmendment) private readonly endAmendment: EndAmendment,
    @Inject(TakeBackAmendment) private readonly takeBackAmendment: TakeBackAmendment,
  ) {}

  @Get()
  list(@CurrentActor() actor: SignedIn, @Query() query: ListAmendmentsDto): Promise<AmendmentPage> {
    return this.listAmendments.run(actor, query)
  }

  @Get('published-entries')
  @Allow('agency', 'town')
  published(@CurrentActor() actor: SignedIn, @Query() query: OwnPublishedDto): Promise<OwnPublishedPage> {
    return this.ownPublished.run(actor, query)
  }

  @Get(':id')
  async one(@CurrentActor() actor: SignedIn, @Param('id', ParseIntPipe) id: number): Promise<AmendmentView> {
    const tx = this.dataSource.manager
    return this.presenter.view(tx, await loadAmendment(tx, id, actor), actor)
  }

  @Post()
  @Allow('agency', 'town')
  draft(@CurrentActor() actor: SignedIn, @Body() body: DraftAmendmentDto): Promise<AmendmentView> {
    return this.draftAmendment.run(actor, body)
  }

  @Post('proposals')
  @HttpCode(200)
  @Allow('agency', 'town')
  proposeMany(@CurrentActor() actor: SignedIn, @Body() body: ActOnAmendmentsDto): Promise<AmendmentsActedOn> {
    return this.proposeAmendments.run(actor, body)
  }

  @Post('approvals')
  @HttpCode(200)
  @Allow('agency')
  approveMany(@CurrentActor() actor: SignedIn, @Body() body: ActOnAmendmentsDto): Promise<AmendmentsActedOn> {
    return this.approveAmendments.run(actor, body)
  }

  @Post('returns')
  @HttpCode(200)
  @Allow('office', 'agency')
  returnMany(@CurrentActor() actor: SignedIn, @Body() body: ReturnAmendmentsDto): Promise<AmendmentsActedOn> {
    return this.returnAmendments.run(actor, body)
  }

  @Post('finalisations')
  @HttpCode(200)
  @Allow('office')
  finaliseMany(@CurrentActor() actor: SignedIn, @Body() body: ActOnAmendmentsDto): Promise<AmendmentsActedOn> {
    return this.finaliseAmendments.run(actor, body)
  }

  @Put(':id')
  save(
    @CurrentActor() actor: SignedIn,
    @Param('id', ParseIntPipe) id: number,
    @Body() body: SaveAmendmentDto,
  ): Promise<AmendmentView> {
    return this.saveAmendment.run(actor, id, body)
  }

  @Delete(':id')
  @HttpCode(204)
  delete(
    @CurrentActor() actor: SignedIn,
    @Param('id', ParseIntPipe) id: number,
    @Query() { version }: SeenVersionQueryDto,
  ): Promise<void> {
    return this.deleteAmendment.run(actor, id, version)
  }

  @Post(':id/proposal')
  @HttpCode(200)
  propose(
    @CurrentActor() actor: SignedIn,
    @Param('id', ParseIntPipe) id: number,
    @Body() body: ActOnAmendmentDto,
  ): Promise<AmendmentView> {
    return this.proposeAmendment.run(actor, id, body)
  }

  @Post(':id/recall')
  @HttpCode(200)
  recall(
    @CurrentActor() actor: SignedIn,
    @Param('id', ParseIntPipe) id: number,
    @Body() body: ActOnAmendmentDto,
  ): Promise<AmendmentView> {
    return this.recallAmendment.run(actor, id, body)
  }

  @Post(':id/approval')
  @HttpCode(200)
  approve(
    @CurrentActor() actor: SignedIn,
    @Param('id', ParseIntPipe) id: number,
    @Body() body: ActOnAmendmentDto,
  ): Promise<AmendmentView> {
    return this.approveAmendment.run(actor, id, body)
  }

  @Post(':id/finalisation')
  @HttpCode(200)
  finalise(
    @CurrentActor() actor: SignedIn,
    @Param('id', ParseIntPipe) id: number,
    @Body() body: ActOnAmendmentDto,
  ): Promise<AmendmentView> {
    return this.finaliseAmendment.run(actor, id, body)
  }

  @Post(':id/finalisation/recall')
  @HttpCode(200)
  takeBack(
    @CurrentActor() actor: SignedIn,
    @Param('id', ParseIntPipe) id: number,
    @Body() body: ActOnAmendmentDto,
  ): Promise<AmendmentView> {
    return this.takeBackAmendment.run(actor, id, body)
  }

  @Post(':id/end')
  @HttpCode(200)
  end(
    @CurrentActor() actor: SignedIn,
    @Param('id', ParseIntPipe) id: number,
    @Body() body: ReturnAmendmentDto,
  ): Promise<AmendmentView> {
    return this.endAmendment.run(actor, id, body)
  }

  @Post(':id/return')
  @HttpCode(200)
  return(
    @CurrentActor() actor: SignedIn,
    @Param('id', ParseIntPipe) id: number,
    @Body() body: ReturnAmendmentDto,
  ): Promise<AmendmentView> {
    return this.returnAmendment.run(actor, id, body)
  }
}
