import type { AssignmentDetail } from '@gongkai/shared/compiling/assignment/assignment.contract'
import type { RenewalList } from '@gongkai/shared/compiling/renewal/renewal.contract'
import { Body, Controller, Get, HttpCode, Inject, Param, ParseIntPipe, Post } from '@nestjs/common'
import { Allow, CurrentActor, type SignedIn } from '../../platform/http/actor.js'
import { ConfirmDomains } from './confirm-domains.js'
import { ConfirmRows } from './confirm-rows.js'
import { OwnRenewalQuery } from './own-renewal.query.js'
import { ConfirmDomainsDto, ConfirmDto } from './renewal.dto.js'

/** 年度更新: what stands is gone through again, row by row or whole domains at once. */
@Controller('api')
@Allow('agency', 'town', 'village')
export class RenewalController {
  constructor(
    @Inject(OwnRenewalQuery) private readonly own: OwnRenewalQuery,
    @Inject(ConfirmRows) private readonly confirmRows: ConfirmRows,
    @Inject(ConfirmDomains) private readonly confirmDomains: ConfirmDomains,
  ) {}

  @Get('renewals')
  list(@CurrentActor() actor: SignedIn): Promise<RenewalList> {
    return this.own.run(actor)
  }

  @Post('renewals/confirmation')
  @HttpCode(200)
  confirmWhole(@CurrentActor() actor: SignedIn, @Body() body: ConfirmDomainsDto): Promise<RenewalList> {
    return this.confirmDomains.run(actor, body)
  }

  @Post('assignments/:id/confirmation')
  @HttpCode(200)
  confirm(
    @CurrentActor() actor: SignedIn,
    @Param('id', ParseIntPipe) id: number,
    @Body() body: ConfirmDto,
  ): Promise<AssignmentDetail> {
    return this.confirmRows.run(actor, id, body)
  }
}
