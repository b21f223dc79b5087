import { refuse } from '@gongkai/shared/base/refusal'
import type { FillingPhase } from '@gongkai/shared/base/words/phases'
import type {
  DeleteRoundEffect,
  MilestoneEffect,
  PhaseStanding,
  RoundDetail,
  RoundList,
  RoundProposal,
  RoundScope,
} from '@gongkai/shared/district/round/round.contract'
import { Body, Controller, Get, HttpCode, Inject, Param, ParseEnumPipe, Post, Put, Query } from '@nestjs/common'
import { DataSource } from 'typeorm'
import { ensureAdministrator } from '../../district/account/administrator.js'
import { WorkingDays } from '../../district/round/working-days.service.js'
import { Allow, CurrentActor, type SignedIn } from '../../platform/http/actor.js'
import { Refused } from '../../platform/http/refused.js'
import { ClosePhase } from './close-phase.js'
import { CreateRound } from './create-round.js'
import { DeleteRound } from './delete-round.js'
import { JoinRound } from './join-round.js'
import { MoveMilestone } from './move-milestone.js'
import { PhaseStandingQuery } from './phase-standing.query.js'
import { ProposeRoundQuery } from './propose-round.query.js'
import { RenameRound } from './rename-round.js'
import { ReopenPhase } from './reopen-phase.js'
import {
  ClosePhaseDto,
  CreateRoundDto,
  DeleteRoundDto,
  JoinRoundDto,
  MilestoneQueryDto,
  MoveMilestoneDto,
  ProposalQueryDto,
  RenameRoundDto,
} from './round.dto.js'
import { presentRound } from './round-case.js'
import { RoundScopeQuery } from './round-scope.query.js'

const FillingPhasePipe = new ParseEnumPipe(
  { inventory: 'inventory', catalogue: 'catalogue' },
  { exceptionFactory: () => new Refused(400, [refuse('round.phase', 'phase', '应是清单或目录阶段')]) },
)

/** 编制轮次, run by the office's 管理员. */
@Controller('api/rounds')
@Allow('office')
export class RoundController {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(WorkingDays) private readonly workingDays: WorkingDays,
    @Inject(ProposeRoundQuery) private readonly proposals: ProposeRoundQuery,
    @Inject(CreateRound) private readonly createRound: CreateRound,
    @Inject(RoundScopeQuery) private readonly roundScope: RoundScopeQuery,
    @Inject(JoinRound) private readonly joinRound: JoinRound,
    @Inject(DeleteRound) private readonly deleteRound: DeleteRound,
    @Inject(RenameRound) private readonly renameRound: RenameRound,
    @Inject(MoveMilestone) private readonly moveMilestone: MoveMilestone,
    @Inject(PhaseStandingQuery) private readonly phaseStanding: PhaseStandingQuery,
    @Inject(ClosePhase) private readonly closePhase: ClosePhase,
    @Inject(ReopenPhase) private readonly reopenPhase: ReopenPhase,
  ) {}

  @Get()
  list(@CurrentActor() actor: SignedIn): Promise<RoundList> {
    return this.proposals.list(actor)
  }

  @Get('proposal')
  proposal(@CurrentActor() actor: SignedIn, @Query() query: ProposalQueryDto): Promise<RoundProposal> {
    return this.proposals.propose(actor, query)
  }

  @Post()
  create(@CurrentActor() actor: SignedIn, @Body() body: CreateRoundDto): Promise<RoundDetail> {
    return this.createRound.run(actor, body)
  }

  @Get(':code')
  one(@CurrentActor() actor: SignedIn, @Param('code') code: string): Promise<RoundDetail> {
    ensureAdministrator(actor)
    return presentRound(this.dataSource.manager, code, this.workingDays)
  }

  @Get(':code/scope')
  scope(@CurrentActor() actor: SignedIn, @Param('code') code: string): Promise<RoundScope> {
    return this.roundScope.run(actor, code)
  }

  @Post(':code/joining')
  @HttpCode(200)
  join(@CurrentActor() actor: SignedIn, @Param('code') code: string, @Body() body: JoinRoundDto): Promise<RoundDetail> {
    return this.joinRound.run(actor, code, body)
  }

  @Get(':code/deletion')
  deletion(@CurrentActor() actor: SignedIn, @Param('code') code: string): Promise<DeleteRoundEffect> {
    return this.deleteRound.effect(actor, code)
  }

  @Post(':code/deletion')
  @HttpCode(200)
  remove(
    @CurrentActor() actor: SignedIn,
    @Param('code') code: string,
    @Body() body: DeleteRoundDto,
  ): Promise<RoundList> {
    return this.deleteRound.run(actor, code, body)
  }

  @Put(':code')
  rename(
    @CurrentActor() actor: SignedIn,
    @Param('code') code: string,
    @Body() body: RenameRoundDto,
  ): Promise<RoundDetail> {
    return this.renameRound.run(actor, code, body)
  }

  @Get(':code/effect')
  effect(
    @CurrentActor() actor: SignedIn,
    @Param('code') code: string,
    @Query() query: MilestoneQueryDto,
  ): Promise<MilestoneEffect> {
    return this.moveMilestone.effect(actor, code, query)
  }

  @Put(':code/milestones')
  move(
    @CurrentActor() actor: SignedIn,
    @Param('code') code: string,
    @Body() body: MoveMilestoneDto,
  ): Promise<RoundDetail> {
    return this.moveMilestone.run(actor, code, body)
  }

  @Get(':code/phases/:phase')
  standing(
    @CurrentActor() actor: SignedIn,
    @Param('code') code: string,
    @Param('phase', FillingPhasePipe) phase: FillingPhase,
  ): Promise<PhaseStanding> {
    return this.phaseStanding.run(actor, code, phase)
  }

  @Post(':code/phases/:phase/closure')
  @HttpCode(200)
  close(
    @CurrentActor() actor: SignedIn,
    @Param('code') code: string,
    @Param('phase', FillingPhasePipe) phase: FillingPhase,
    @Body() body: ClosePhaseDto,
  ): Promise<RoundDetail> {
    return this.closePhase.run(actor, code, phase, body)
  }

  @Post(':code/phases/:phase/reopening')
  @HttpCode(200)
  reopen(
    @CurrentActor() actor: SignedIn,
    @Param('code') code: string,
    @Param('phase', FillingPhasePipe) phase: FillingPhase,
    @Body() body: ClosePhaseDto,
  ): Promise<RoundDetail> {
    return this.reopenPhase.run(actor, code, phase, body)
  }
}
