import type {
  ChangeLeadsRequest,
  EditPilotDomainRequest,
  LeadsEffect,
  PilotDomainView,
} from '@gongkai/shared/district/pilot-domain/pilot-domain.contract'
import { Body, Controller, Get, Inject, Param, Put, Query } from '@nestjs/common'
import { ArrayMaxSize, IsArray, IsString, MaxLength } from 'class-validator'
import { DataSource } from 'typeorm'
import { ensureAdministrator } from '../../district/account/administrator.js'
import { PilotDomainEntity } from '../../district/pilot-domain/pilot-domain.entity.js'
import { Allow, CurrentActor, type SignedIn } from '../../platform/http/actor.js'
import { notFound } from '../../platform/http/refused.js'
import { Seen } from '../../platform/seen/seen.dto.js'
import { ChangeLeads } from './change-leads.js'
import { EditPilotDomain } from './edit-pilot-domain.js'
import { presentPilotDomains } from './pilot-domain.presenter.js'

class EditPilotDomainDto implements EditPilotDomainRequest {
  @Seen() version!: number
  @IsString({ message: '应是文字' }) @MaxLength(100, { message: '最多 100 字' }) name!: string
  @IsArray({ message: '应是列表' })
  @ArrayMaxSize(20, { message: '最多 20 个别名' })
  @IsString({ each: true, message: '应是文字' })
  @MaxLength(100, { each: true, message: '最多 100 字' })
  aliases!: string[]
}
class ChangeLeadsDto implements ChangeLeadsRequest {
  @Seen() version!: number
  @IsArray({ message: '应是列表' })
  @ArrayMaxSize(10, { message: '牵头单位应是一个或两个' })
  @IsString({ each: true, message: '应是单位代码' })
  leads!: string[]
  @IsString({ message: '应是文字' }) @MaxLength(500, { message: '最多 500 字' }) reason!: string
}
class LeadsQueryDto {
  @IsString({ message: '应是单位代码，以逗号分隔' }) @MaxLength(500, { message: '太长' }) leads!: string
}

/** 试点领域, run by the office's 管理员. */
@Controller('api/pilot-domains')
@Allow('office')
export class PilotDomainController {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(EditPilotDomain) private readonly editPilotDomain: EditPilotDomain,
    @Inject(ChangeLeads) private readonly changeLeads: ChangeLeads,
  ) {}

  @Get()
  async list(@CurrentActor() actor: SignedIn): Promise<PilotDomainView[]> {
    ensureAdministrator(actor)
    const tx = this.dataSource.manager
    return presentPilotDomains(tx, await tx.find(PilotDomainEntity, { order: { code: 'ASC' } }))
  }

  @Get(':code')
  async one(@CurrentActor() actor: SignedIn, @Param('code') code: string): Promise<PilotDomainView> {
    ensureAdministrator(actor)
    const tx = this.dataSource.manager
    const [view] = await presentPilotDomains(tx, await tx.findBy(PilotDomainEntity, { code }))
    if (!view) throw notFound('个领域')
    return view
  }

  @Put(':code')
  edit(
    @CurrentActor() actor: SignedIn,
    @Param('code') code: string,
    @Body() body: EditPilotDomainDto,
  ): Promise<PilotDomainView> {
    return this.editPilotDomain.run(actor, code, body)
  }

  @Get(':code/leads/effect')
  effect(
    @CurrentActor() actor: SignedIn,
    @Param('code') code: string,
    @Query() { leads }: LeadsQueryDto,
  ): Promise<LeadsEffect> {
    return this.changeLeads.effect(actor, code, leads.split(',').filter(Boolean))
  }

  @Put(':code/leads')
  leads(
    @CurrentActor() actor: SignedIn,
    @Param('code') code: string,
    @Body() body: ChangeLeadsDto,
  ): Promise<PilotDomainView> {
    return this.changeLeads.run(actor, code, body)
  }
}
