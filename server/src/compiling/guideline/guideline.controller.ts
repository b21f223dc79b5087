import type { AssignmentDetail, GuidelineItemView } from '@gongkai/shared/compiling/assignment/assignment.contract'
import { Body, Controller, Delete, Get, Inject, Param, ParseIntPipe, Post, Query } from '@nestjs/common'
import { Allow, CurrentActor, type SignedIn } from '../../platform/http/actor.js'
import { SeenVersionQueryDto } from '../../platform/seen/seen.dto.js'
import { AdoptItems } from './adopt-items.js'
import { DeclineItems } from './decline-items.js'
import { AdoptDto, DeclineDto, GuidelineQueryDto } from './guideline.dto.js'
import { ListGuidelineQuery } from './list-guideline.query.js'
import { WithdrawDecline } from './withdraw-decline.js'

/** The model rows of an assignment's domain: each is adopted or declined. */
@Controller('api/assignments/:id')
@Allow('office', 'agency', 'town', 'village')
export class GuidelineController {
  constructor(
    @Inject(ListGuidelineQuery) private readonly listGuideline: ListGuidelineQuery,
    @Inject(AdoptItems) private readonly adoptItems: AdoptItems,
    @Inject(DeclineItems) private readonly declineItems: DeclineItems,
    @Inject(WithdrawDecline) private readonly withdrawDecline: WithdrawDecline,
  ) {}

  @Get('guideline')
  list(
    @CurrentActor() actor: SignedIn,
    @Param('id', ParseIntPipe) id: number,
    @Query() { levels }: GuidelineQueryDto,
  ): Promise<GuidelineItemView[]> {
    return this.listGuideline.run(actor, id, levels === 'all')
  }

  @Post('adoptions')
  adopt(
    @CurrentActor() actor: SignedIn,
    @Param('id', ParseIntPipe) id: number,
    @Body() body: AdoptDto,
  ): Promise<AssignmentDetail> {
    return this.adoptItems.run(actor, id, body.guidelineItemIds)
  }

  @Post('declines')
  decline(
    @CurrentActor() actor: SignedIn,
    @Param('id', ParseIntPipe) id: number,
    @Body() body: DeclineDto,
  ): Promise<AssignmentDetail> {
    return this.declineItems.run(actor, id, body)
  }

  @Delete('declines/:guidelineItemId')
  withdraw(
    @CurrentActor() actor: SignedIn,
    @Param('id', ParseIntPipe) id: number,
    @Param('guidelineItemId', ParseIntPipe) guidelineItemId: number,
    @Query() { version }: SeenVersionQueryDto,
  ): Promise<AssignmentDetail> {
    return this.withdrawDecline.run(actor, id, guidelineItemId, version)
  }
}
