import type { RemedyPage, SpotCheckPage, SpotCheckView } from '@gongkai/shared/catalogue/spot-check/spot-check.contract'
import { Body, Controller, Get, HttpCode, Inject, Param, ParseIntPipe, Post, Put, Query } from '@nestjs/common'
import { Allow, CurrentActor, type SignedIn } from '../../platform/http/actor.js'
import { ActUponLine } from './act-upon-line.js'
import { DrawSpotCheck } from './draw-spot-check.js'
import { DrawDto, LookDto, PageDto, RemediesDto, RemedyDto } from './spot-check.dto.js'
import { SpotChecksQuery } from './spot-checks.query.js'

/** 抽查 of what is public, and 整改 of what was found wrong. */
@Controller('api/spot-checks')
@Allow('office', 'agency', 'town', 'village')
export class SpotCheckController {
  constructor(
    @Inject(SpotChecksQuery) private readonly checks: SpotChecksQuery,
    @Inject(DrawSpotCheck) private readonly drawCheck: DrawSpotCheck,
    @Inject(ActUponLine) private readonly upon: ActUponLine,
  ) {}

  @Get()
  list(@CurrentActor() actor: SignedIn, @Query() { page = 1 }: PageDto): Promise<SpotCheckPage> {
    return this.checks.list(actor, page)
  }

  @Get('remedies')
  remedies(@CurrentActor() actor: SignedIn, @Query() query: RemediesDto): Promise<RemedyPage> {
    return this.checks.remedies(actor, query)
  }

  @Get(':id')
  one(@CurrentActor() actor: SignedIn, @Param('id', ParseIntPipe) id: number): Promise<SpotCheckView> {
    return this.checks.one(actor, id)
  }

  @Post()
  @Allow('office', 'agency')
  draw(@CurrentActor() actor: SignedIn, @Body() body: DrawDto): Promise<SpotCheckView> {
    return this.drawCheck.run(actor, body)
  }

  @Put(':id/lines/:line')
  @Allow('office', 'agency')
  look(
    @CurrentActor() actor: SignedIn,
    @Param('id', ParseIntPipe) id: number,
    @Param('line', ParseIntPipe) line: number,
    @Body() body: LookDto,
  ): Promise<SpotCheckView> {
    return this.upon.look(actor, id, line, body)
  }

  @Post(':id/lines/:line/remedy')
  @HttpCode(200)
  remedy(
    @CurrentActor() actor: SignedIn,
    @Param('id', ParseIntPipe) id: number,
    @Param('line', ParseIntPipe) line: number,
    @Body() body: RemedyDto,
  ): Promise<SpotCheckView> {
    return this.upon.remedy(actor, id, line, body)
  }
}
