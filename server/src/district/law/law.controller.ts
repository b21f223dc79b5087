import type { Law, LawDetail, LawPage, LawTimesAnswer, RepealedTitles } from '@gongkai/shared/district/law/law.contract'
import { Body, Controller, Get, HttpCode, Inject, Param, ParseIntPipe, Post, Put, Query } from '@nestjs/common'
import { DataSource } from 'typeorm'
import { Clock } from '../../platform/clock.js'
import { Allow, CurrentActor, type SignedIn } from '../../platform/http/actor.js'
import { SeenVersionDto } from '../../platform/seen/seen.dto.js'
import { AddLaw } from './add-law.js'
import { ChooseShipped } from './choose-shipped.js'
import { EditLaw } from './edit-law.js'
import { EndLaw } from './end-law.js'
import { AddLawDto, ChooseShippedDto, EditLawDto, EndLawDto, LawQueryDto, RestoreLawDto } from './law.dto.js'
import { presentLawDetail } from './law.presenter.js'
import { findLaw } from './law-case.js'
import { readTimedLaws, repealedTitles } from './read-law-book.query.js'
import { RestoreLaw } from './restore-law.js'
import { SearchLawsQuery } from './search-laws.query.js'
import { ShareLaw } from './share-law.js'

/** 法规库, from which 公开依据 are picked; what has an end is run by the office, a unit's own by the unit. */
@Controller('api/laws')
@Allow('office', 'agency', 'town', 'village')
export class LawController {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(SearchLawsQuery) private readonly searchLaws: SearchLawsQuery,
    @Inject(AddLaw) private readonly addLaw: AddLaw,
    @Inject(EditLaw) private readonly editLaw: EditLaw,
    @Inject(EndLaw) private readonly endLaw: EndLaw,
    @Inject(RestoreLaw) private readonly restoreLaw: RestoreLaw,
    @Inject(ShareLaw) private readonly shareLaw: ShareLaw,
    @Inject(ChooseShipped) private readonly chooseShipped: ChooseShipped,
  ) {}

  @Get()
  search(@CurrentActor() actor: SignedIn, @Query() query: LawQueryDto): Promise<LawPage> {
    return this.searchLaws.run(actor, query)
  }

  @Get('repealed')
  repealed(): Promise<RepealedTitles> {
    return repealedTitles(this.dataSource.manager, this.clock.today())
  }

  @Get('times')
  async times(@CurrentActor() actor: SignedIn): Promise<LawTimesAnswer> {
    return {
      today: this.clock.today(),
      items: await readTimedLaws(this.dataSource.manager, actor.organisationCode),
    }
  }

  @Get(':id')
  async one(@CurrentActor() actor: SignedIn, @Param('id', ParseIntPipe) id: number): Promise<LawDetail> {
    const tx = this.dataSource.manager
    return presentLawDetail(tx, await findLaw(tx, id, actor), actor, this.clock.today())
  }

  @Post()
  add(@CurrentActor() actor: SignedIn, @Body() body: AddLawDto): Promise<Law> {
    return this.addLaw.run(actor, body)
  }

  @Put(':id')
  edit(
    @CurrentActor() actor: SignedIn,
    @Param('id', ParseIntPipe) id: number,
    @Body() body: EditLawDto,
  ): Promise<LawDetail> {
    return this.editLaw.run(actor, id, body)
  }

  @Post(':id/end')
  @HttpCode(200)
  end(
    @CurrentActor() actor: SignedIn,
    @Param('id', ParseIntPipe) id: number,
    @Body() body: EndLawDto,
  ): Promise<LawDetail> {
    return this.endLaw.run(actor, id, body)
  }

  @Post(':id/restoration')
  @HttpCode(200)
  restore(
    @CurrentActor() actor: SignedIn,
    @Param('id', ParseIntPipe) id: number,
    @Body() body: RestoreLawDto,
  ): Promise<LawDetail> {
    return this.restoreLaw.run(actor, id, body)
  }

  @Post(':id/sharing')
  @HttpCode(200)
  share(
    @CurrentActor() actor: SignedIn,
    @Param('id', ParseIntPipe) id: number,
    @Body() body: SeenVersionDto,
  ): Promise<LawDetail> {
    return this.shareLaw.run(actor, id, body)
  }

  @Post(':id/shipped')
  @HttpCode(200)
  choose(
    @CurrentActor() actor: SignedIn,
    @Param('id', ParseIntPipe) id: number,
    @Body() body: ChooseShippedDto,
  ): Promise<LawDetail> {
    return this.chooseShipped.run(actor, id, body)
  }
}
