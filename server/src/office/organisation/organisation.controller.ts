import type {
  DeactivationEffect,
  MergeEffect,
  OrganisationDetail,
  OrganisationList,
} from '@gongkai/shared/district/organisation/organisation.contract'
import { Body, Controller, Delete, Get, HttpCode, Inject, Param, Post, Put, Query } from '@nestjs/common'
import { DataSource } from 'typeorm'
import { ensureAdministrator } from '../../district/account/administrator.js'
import { ListOrganisationsQuery } from '../../district/organisation/list-organisations.query.js'
import { Allow, CurrentActor, type SignedIn } from '../../platform/http/actor.js'
import { SeenVersionQueryDto } from '../../platform/seen/seen.dto.js'
import { CreateOrganisation } from './create-organisation.js'
import { DeactivateOrganisation } from './deactivate-organisation.js'
import { DeleteOrganisation } from './delete-organisation.js'
import { EditOrganisation } from './edit-organisation.js'
import { MergeOrganisation } from './merge-organisation.js'
import {
  CreateOrganisationDto,
  DeactivateDto,
  DeactivationQueryDto,
  EditOrganisationDto,
  MergeDto,
  MergeQueryDto,
  ReasonDto,
} from './organisation.dto.js'
import { presentOrganisation } from './organisation.presenter.js'
import { loadOrganisation } from './organisation-case.js'
import { ReactivateOrganisation } from './reactivate-organisation.js'

/** 单位, run by the office's 管理员. */
@Controller('api/organisations')
@Allow('office')
export class OrganisationController {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(ListOrganisationsQuery) private readonly listOrganisations: ListOrganisationsQuery,
    @Inject(CreateOrganisation) private readonly createOrganisation: CreateOrganisation,
    @Inject(EditOrganisation) private readonly editOrganisation: EditOrganisation,
    @Inject(MergeOrganisation) private readonly mergeOrganisation: MergeOrganisation,
    @Inject(DeactivateOrganisation) private readonly deactivateOrganisation: DeactivateOrganisation,
    @Inject(ReactivateOrganisation) private readonly reactivateOrganisation: ReactivateOrganisation,
    @Inject(DeleteOrganisation) private readonly deleteOrganisation: DeleteOrganisation,
  ) {}

  @Get()
  list(@CurrentActor() actor: SignedIn): Promise<OrganisationList> {
    return this.listOrganisations.run(actor)
  }

  @Post()
  create(@CurrentActor() actor: SignedIn, @Body() body: CreateOrganisationDto): Promise<OrganisationDetail> {
    return this.createOrganisation.run(actor, body)
  }

  @Get(':code')
  async one(@CurrentActor() actor: SignedIn, @Param('code') code: string): Promise<OrganisationDetail> {
    ensureAdministrator(actor)
    const tx = this.dataSource.manager
    return presentOrganisation(tx, await loadOrganisation(tx, code), actor)
  }

  @Put(':code')
  edit(
    @CurrentActor() actor: SignedIn,
    @Param('code') code: string,
    @Body() body: EditOrganisationDto,
  ): Promise<OrganisationDetail> {
    return this.editOrganisation.run(actor, code, body)
  }

  @Get(':code/merge')
  mergeEffect(
    @CurrentActor() actor: SignedIn,
    @Param('code') code: string,
    @Query() { into }: MergeQueryDto,
  ): Promise<MergeEffect> {
    return this.mergeOrganisation.effect(actor, code, into)
  }

  @Post(':code/merge')
  @HttpCode(200)
  merge(
    @CurrentActor() actor: SignedIn,
    @Param('code') code: string,
    @Body() body: MergeDto,
  ): Promise<OrganisationDetail> {
    return this.mergeOrganisation.run(actor, code, body)
  }

  @Get(':code/deactivation')
  deactivationEffect(
    @CurrentActor() actor: SignedIn,
    @Param('code') code: string,
    @Query() { feedbackTo }: DeactivationQueryDto,
  ): Promise<DeactivationEffect> {
    return this.deactivateOrganisation.effect(actor, code, feedbackTo)
  }

  @Post(':code/deactivation')
  @HttpCode(200)
  deactivate(
    @CurrentActor() actor: SignedIn,
    @Param('code') code: string,
    @Body() body: DeactivateDto,
  ): Promise<OrganisationDetail> {
    return this.deactivateOrganisation.run(actor, code, body)
  }

  @Post(':code/reactivation')
  @HttpCode(200)
  reactivate(
    @CurrentActor() actor: SignedIn,
    @Param('code') code: string,
    @Body() body: ReasonDto,
  ): Promise<OrganisationDetail> {
    return this.reactivateOrganisation.run(actor, code, body)
  }

  @Delete(':code')
  @HttpCode(204)
  delete(
    @CurrentActor() actor: SignedIn,
    @Param('code') code: string,
    @Query() { version }: SeenVersionQueryDto,
  ): Promise<void> {
    return this.deleteOrganisation.run(actor, code, version)
  }
}
