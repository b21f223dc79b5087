import type {
  CitationPage,
  NudgedUnits,
  WaveAmendment,
  WaveAmendmentPage,
  WaveList,
  WaveView,
} from '@gongkai/shared/catalogue/law-wave/law-wave.contract'
import { Body, Controller, Get, HttpCode, Inject, Param, ParseIntPipe, Post, Query } from '@nestjs/common'
import { Allow, CurrentActor, type SignedIn } from '../../platform/http/actor.js'
import { SeenVersionDto } from '../../platform/seen/seen.dto.js'
import { CallBackWave } from './call-back-wave.js'
import { CitationsQuery } from './citations.query.js'
import {
  CitationQueryDto,
  OpenWaveDto,
  WaveAmendmentQueryDto,
  WaveArticlesDto,
  WaveModelRowsDto,
  WaveNudgeDto,
  WaveRowsDto,
} from './law-wave.dto.js'
import { NameArticles } from './name-articles.js'
import { NudgeWave } from './nudge-wave.js'
import { OpenWave } from './open-wave.js'
import { ReplaceInModels } from './replace-in-models.js'
import { ReplaceInRows } from './replace-in-rows.js'
import { WaveQuery } from './wave.query.js'
import { WaveAmendmentsQuery } from './wave-amendments.query.js'

/** 引用情况 of a law, and the wave that follows where another takes its place. */
@Controller('api')
@Allow('office', 'agency', 'town')
export class LawWaveController {
  constructor(
    @Inject(CitationsQuery) private readonly citations: CitationsQuery,
    @Inject(WaveQuery) private readonly waves: WaveQuery,
    @Inject(WaveAmendmentsQuery) private readonly waveAmendments: WaveAmendmentsQuery,
    @Inject(OpenWave) private readonly openWave: OpenWave,
    @Inject(CallBackWave) private readonly callBackWave: CallBackWave,
    @Inject(NameArticles) private readonly nameArticles: NameArticles,
    @Inject(ReplaceInRows) private readonly replaceInRows: ReplaceInRows,
    @Inject(ReplaceInModels) private readonly replaceInModels: ReplaceInModels,
    @Inject(NudgeWave) private readonly nudgeWave: NudgeWave,
  ) {}

  @Get('laws/:id/citations')
  cited(
    @CurrentActor() actor: SignedIn,
    @Param('id', ParseIntPipe) id: number,
    @Query() query: CitationQueryDto,
  ): Promise<CitationPage> {
    return this.citations.run(actor, id, query)
  }

  @Post('laws/:id/waves')
  @Allow('office')
  open(
    @CurrentActor() actor: SignedIn,
    @Param('id', ParseIntPipe) id: number,
    @Body() body: OpenWaveDto,
  ): Promise<WaveView> {
    return this.openWave.run(actor, id, body)
  }

  @Get('law-waves')
  list(@CurrentActor() actor: SignedIn): Promise<WaveList> {
    return this.waves.list(actor)
  }

  @Get('law-waves/:id')
  one(@CurrentActor() actor: SignedIn, @Param('id', ParseIntPipe) id: number): Promise<WaveView> {
    return this.waves.one(actor, id)
  }

  @Get('law-waves/:id/amendments')
  amendments(
    @CurrentActor() actor: SignedIn,
    @Param('id', ParseIntPipe) id: number,
    @Query() query: WaveAmendmentQueryDto,
  ): Promise<WaveAmendmentPage> {
    return this.waveAmendments.run(actor, id, query)
  }

  @Post('law-waves/:id/recall')
  @HttpCode(200)
  @Allow('office')
  callBack(
    @CurrentActor() actor: SignedIn,
    @Param('id', ParseIntPipe) id: number,
    @Body() { version }: SeenVersionDto,
  ): Promise<WaveView> {
    return this.callBackWave.run(actor, id, version)
  }

  @Post('law-waves/:id/articles')
  @HttpCode(200)
  @Allow('agency', 'town')
  articles(
    @CurrentActor() actor: SignedIn,
    @Param('id', ParseIntPipe) id: number,
    @Body() body: WaveArticlesDto,
  ): Promise<WaveAmendment[]> {
    return this.nameArticles.run(actor, id, body)
  }

  @Post('law-waves/:id/rows')
  @HttpCode(200)
  @Allow('agency', 'town')
  rows(
    @CurrentActor() actor: SignedIn,
    @Param('id', ParseIntPipe) id: number,
    @Body() body: WaveRowsDto,
  ): Promise<WaveView> {
    return this.replaceInRows.run(actor, id, body)
  }

  @Post('law-waves/:id/model-rows')
  @HttpCode(200)
  @Allow('office', 'agency')
  models(
    @CurrentActor() actor: SignedIn,
    @Param('id', ParseIntPipe) id: number,
    @Body() body: WaveModelRowsDto,
  ): Promise<WaveView> {
    return this.replaceInModels.run(actor, id, body)
  }

  @Post('law-waves/:id/nudges')
  @HttpCode(200)
  @Allow('office')
  nudge(
    @CurrentActor() actor: SignedIn,
    @Param('id', ParseIntPipe) id: number,
    @Body() body: WaveNudgeDto,
  ): Promise<NudgedUnits> {
    return this.nudgeWave.run(actor, id, body)
  }
}
