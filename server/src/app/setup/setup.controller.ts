import type { DivisionList, SetupStanding } from '@gongkai/shared/app/setup/setup.contract'
import { Body, Controller, Get, HttpCode, Inject, Post, Put, Query } from '@nestjs/common'
import { ensureAdministrator } from '../../district/account/administrator.js'
import { Allow, CurrentActor, type SignedIn } from '../../platform/http/actor.js'
import { notFound } from '../../platform/http/refused.js'
import { AddDomains } from './add-domains.js'
import { AddUnits } from './add-units.js'
import { divisionsBelow } from './divisions.js'
import { SetRegion } from './set-region.js'
import { AddDomainsDto, AddUnitsDto, DivisionsQueryDto, SetRegionDto } from './setup.dto.js'
import { SetupStandingQuery } from './setup-standing.query.js'

/** 设置向导, run by the office's 管理员: each step is an act of its own, in any order. */
@Controller('api/setup')
@Allow('office')
export class SetupController {
  constructor(
    @Inject(SetupStandingQuery) private readonly standing: SetupStandingQuery,
    @Inject(SetRegion) private readonly setRegion: SetRegion,
    @Inject(AddUnits) private readonly addUnits: AddUnits,
    @Inject(AddDomains) private readonly addDomains: AddDomains,
  ) {}

  @Get()
  stands(@CurrentActor() actor: SignedIn): Promise<SetupStanding> {
    return this.standing.run(actor)
  }

  @Get('divisions')
  async divisions(@CurrentActor() actor: SignedIn, @Query() { parent = '' }: DivisionsQueryDto): Promise<DivisionList> {
    ensureAdministrator(actor)
    const items = await divisionsBelow(parent)
    if (!items) throw notFound('个行政区划')
    return { items }
  }

  @Put('region')
  region(@CurrentActor() actor: SignedIn, @Body() body: SetRegionDto): Promise<SetupStanding> {
    return this.setRegion.run(actor, body)
  }

  @Post('organisations')
  @HttpCode(200)
  organisations(@CurrentActor() actor: SignedIn, @Body() body: AddUnitsDto): Promise<SetupStanding> {
    return this.addUnits.run(actor, body)
  }

  @Post('pilot-domains')
  @HttpCode(200)
  domains(@CurrentActor() actor: SignedIn, @Body() body: AddDomainsDto): Promise<SetupStanding> {
    return this.addDomains.run(actor, body)
  }
}
