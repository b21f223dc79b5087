import type {
  SupervisionCandidates,
  SupervisionPage,
  SupervisionView,
  WatchFigures,
} from '@gongkai/shared/catalogue/supervision/supervision.contract'
import { Body, Controller, Get, HttpCode, Inject, Param, ParseIntPipe, Post, Query } from '@nestjs/common'
import { Allow, CurrentActor, type SignedIn } from '../../platform/http/actor.js'
import { IssueSupervision } from './issue-supervision.js'
import { CandidatesDto, IssueDto, SupervisionsDto, WithdrawSupervisionDto } from './supervision.dto.js'
import { SupervisionsQuery } from './supervisions.query.js'
import { WithdrawSupervision } from './withdraw-supervision.js'

/** 督办 of what is overdue. */
@Controller('api/supervisions')
@Allow('office', 'agency', 'town', 'village')
export class SupervisionController {
  constructor(
    @Inject(SupervisionsQuery) private readonly supervisions: SupervisionsQuery,
    @Inject(IssueSupervision) private readonly issueSupervision: IssueSupervision,
    @Inject(WithdrawSupervision) private readonly withdrawSupervision: WithdrawSupervision,
  ) {}

  @Get()
  list(@CurrentActor() actor: SignedIn, @Query() query: SupervisionsDto): Promise<SupervisionPage> {
    return this.supervisions.list(actor, query)
  }

  @Get('figures')
  figures(@CurrentActor() actor: SignedIn): Promise<WatchFigures> {
    return this.supervisions.figures(actor)
  }

  @Get('candidates')
  @Allow('office')
  candidates(@CurrentActor() actor: SignedIn, @Query() { unit = '' }: CandidatesDto): Promise<SupervisionCandidates> {
    return this.supervisions.candidates(actor, unit)
  }

  @Get(':id')
  one(@CurrentActor() actor: SignedIn, @Param('id', ParseIntPipe) id: number): Promise<SupervisionView> {
    return this.supervisions.one(actor, id)
  }

  @Post()
  @Allow('office')
  issue(@CurrentActor() actor: SignedIn, @Body() body: IssueDto): Promise<SupervisionView> {
    return this.issueSupervision.run(actor, body)
  }

  @Post(':id/withdrawal')
  @HttpCode(200)
  @Allow('office')
  withdraw(
    @CurrentActor() actor: SignedIn,
    @Param('id', ParseIntPipe) id: number,
    @Body() body: WithdrawSupervisionDto,
  ): Promise<SupervisionView> {
    return this.withdrawSupervision.run(actor, id, body)
  }
}
