import type {
  LeadsEffect,
  PilotDomainView,
  RetireEffect,
} from '@gongkai/shared/district/pilot-domain/pilot-domain.contract'
import { Body, Controller, Get, HttpCode, Inject, Param, Post, Put, Query } from '@nestjs/common'
import { DataSource } from 'typeorm'
import { ensureAdministrator } from '../../district/account/administrator.js'
import { DOMAIN_ORDER } from '../../district/pilot-domain/domain-order.js'
import { PilotDomainEntity } from '../../district/pilot-domain/pilot-domain.entity.js'
import { Allow, CurrentActor, type SignedIn } from '../../platform/http/actor.js'
import { notFound } from '../../platform/http/refused.js'
import { AddPilotDomain } from './add-pilot-domain.js'
import { ChangeLeads } from './change-leads.js'
import { EditPilotDomain } from './edit-pilot-domain.js'
import { OrderPilotDomains } from './order-pilot-domains.js'
import {
  AddPilotDomainDto,
  ChangeLeadsDto,
  EditPilotDomainDto,
  LeadsQueryDto,
  OrderPilotDomainsDto,
  RetirePilotDomainDto,
} from './pilot-domain.dto.js'
import { presentPilotDomains } from './pilot-domain.presenter.js'
import { ReinstatePilotDomain } from './reinstate-pilot-domain.js'
import { RetirePilotDomain } from './retire-pilot-domain.js'

/** 试点领域, run by the office's 管理员. */
@Controller('api/pilot-domains')
@Allow('office')
export class PilotDomainController {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(AddPilotDomain) private readonly addPilotDomain: AddPilotDomain,
    @Inject(OrderPilotDomains) private readonly orderPilotDomains: OrderPilotDomains,
    @Inject(RetirePilotDomain) private readonly retirePilotDomain: RetirePilotDomain,
    @Inject(ReinstatePilotDomain) private readonly reinstatePilotDomain: ReinstatePilotDomain,
    @Inject(EditPilotDomain) private readonly editPilotDomain: EditPilotDomain,
    @Inject(ChangeLeads) private readonly changeLeads: ChangeLeads,
  ) {}

  @Get()
  async list(@CurrentActor() actor: SignedIn): Promise<PilotDomainView[]> {
    ensureAdministrator(actor)
    const tx = this.dataSource.manager
    return presentPilotDomains(tx, await tx.find(PilotDomainEntity, { order: DOMAIN_ORDER }))
  }

  @Post()
  add(@CurrentActor() actor: SignedIn, @Body() body: AddPilotDomainDto): Promise<PilotDomainView> {
    return this.addPilotDomain.run(actor, body)
  }

  @Put()
  order(@CurrentActor() actor: SignedIn, @Body() body: OrderPilotDomainsDto): Promise<PilotDomainView[]> {
    return this.orderPilotDomains.run(actor, body)
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

  @Get(':code/retirement')
  retirement(@CurrentActor() actor: SignedIn, @Param('code') code: string): Promise<RetireEffect> {
    return this.retirePilotDomain.effect(actor, code)
  }

  @Post(':code/retirement')
  @HttpCode(200)
  retire(
    @CurrentActor() actor: SignedIn,
    @Param('code') code: string,
    @Body() body: RetirePilotDomainDto,
  ): Promise<PilotDomainView> {
    return this.retirePilotDomain.run(actor, code, body)
  }

  @Post(':code/reinstatement')
  @HttpCode(200)
  reinstate(
    @CurrentActor() actor: SignedIn,
    @Param('code') code: string,
    @Body() body: RetirePilotDomainDto,
  ): Promise<PilotDomainView> {
    return this.reinstatePilotDomain.run(actor, code, body)
  }
}
