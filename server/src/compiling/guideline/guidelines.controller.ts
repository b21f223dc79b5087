import type {
  GuidelineDetail,
  GuidelineSummary,
  GuidelineVersionDetail,
} from '@gongkai/shared/compiling/guideline/guideline.contract'
import { Body, Controller, Delete, Get, HttpCode, Inject, Param, ParseIntPipe, Post, Put, Query } from '@nestjs/common'
import { DataSource } from 'typeorm'
import { Clock } from '../../platform/clock.js'
import { Allow, CurrentActor, type SignedIn } from '../../platform/http/actor.js'
import { SeenVersionQueryDto } from '../../platform/seen/seen.dto.js'
import { ChangeRows } from './change-rows.js'
import { CheckRows } from './check-rows.js'
import { EditVersion } from './edit-version.js'
import { presentGuideline, presentVersionDetail } from './guideline.presenter.js'
import { domainOfVersion } from './guideline-case.js'
import {
  AnnounceDto,
  ChangeRowsDto,
  CheckRowsDto,
  EditChangeDto,
  NameSourceDto,
  TakeBackDto,
} from './guidelines.dto.js'
import { ListGuidelinesQuery } from './list-guidelines.query.js'
import { PublishVersion } from './publish-version.js'

/** 标准指引 by domain: read by whom it concerns, kept by the domain's leads and the office. */
@Controller('api/guidelines')
@Allow('office', 'agency', 'town', 'village')
export class GuidelinesController {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(ListGuidelinesQuery) private readonly listGuidelines: ListGuidelinesQuery,
    @Inject(CheckRows) private readonly checkRows: CheckRows,
    @Inject(ChangeRows) private readonly changeRows: ChangeRows,
  ) {}

  @Get()
  list(@CurrentActor() actor: SignedIn): Promise<GuidelineSummary[]> {
    return this.listGuidelines.run(actor)
  }

  @Get(':domain')
  one(@CurrentActor() actor: SignedIn, @Param('domain') domain: string): Promise<GuidelineDetail> {
    return presentGuideline(this.dataSource.manager, domain, { actor, today: this.clock.today() })
  }

  @Post(':domain/checks')
  @HttpCode(200)
  check(
    @CurrentActor() actor: SignedIn,
    @Param('domain') domain: string,
    @Body() body: CheckRowsDto,
  ): Promise<GuidelineDetail> {
    return this.checkRows.run(actor, domain, body)
  }

  @Post(':domain/changes')
  change(
    @CurrentActor() actor: SignedIn,
    @Param('domain') domain: string,
    @Body() body: ChangeRowsDto,
  ): Promise<GuidelineVersionDetail> {
    return this.changeRows.run(actor, domain, body)
  }
}

/** One version of a 标准指引: its difference, its source, its coming into force. */
@Controller('api/guideline-versions/:id')
@Allow('office', 'agency', 'town', 'village')
export class GuidelineVersionController {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(EditVersion) private readonly editVersion: EditVersion,
    @Inject(PublishVersion) private readonly publishVersion: PublishVersion,
  ) {}

  @Get()
  async one(@CurrentActor() actor: SignedIn, @Param('id', ParseIntPipe) id: number): Promise<GuidelineVersionDetail> {
    const tx = this.dataSource.manager
    const asker = { actor, today: this.clock.today() }
    return presentVersionDetail(tx, await domainOfVersion(tx, id), id, asker)
  }

  @Put('changes/:changeId')
  edit(
    @CurrentActor() actor: SignedIn,
    @Param('id', ParseIntPipe) id: number,
    @Param('changeId', ParseIntPipe) changeId: number,
    @Body() body: EditChangeDto,
  ): Promise<GuidelineVersionDetail> {
    return this.editVersion.edit(actor, id, changeId, body)
  }

  @Delete('changes/:changeId')
  remove(
    @CurrentActor() actor: SignedIn,
    @Param('id', ParseIntPipe) id: number,
    @Param('changeId', ParseIntPipe) changeId: number,
    @Query() { version }: SeenVersionQueryDto,
  ): Promise<GuidelineVersionDetail> {
    return this.editVersion.remove(actor, id, changeId, version)
  }

  @Put('source')
  source(
    @CurrentActor() actor: SignedIn,
    @Param('id', ParseIntPipe) id: number,
    @Body() body: NameSourceDto,
  ): Promise<GuidelineVersionDetail> {
    return this.editVersion.nameSource(actor, id, body)
  }

  @Post('announcement')
  announce(
    @CurrentActor() actor: SignedIn,
    @Param('id', ParseIntPipe) id: number,
    @Body() body: AnnounceDto,
  ): Promise<GuidelineVersionDetail> {
    return this.publishVersion.announce(actor, id, body)
  }

  @Post('taking-back')
  takeBack(
    @CurrentActor() actor: SignedIn,
    @Param('id', ParseIntPipe) id: number,
    @Body() body: TakeBackDto,
  ): Promise<GuidelineVersionDetail> {
    return this.publishVersion.takeBack(actor, id, body)
  }
}
