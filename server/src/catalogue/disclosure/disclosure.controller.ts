import type {
  DisclosureDesk,
  DisclosureItemPage,
  DisclosureItems,
  DisclosureMatrix,
  DisclosureSettings,
  OccurrenceView,
  ProposedLines,
  RecordedMany,
} from '@gongkai/shared/catalogue/disclosure/disclosure.contract'
import { Body, Controller, Get, HttpCode, Inject, Param, ParseIntPipe, Post, Put, Query } from '@nestjs/common'
import { Allow, CurrentActor, type SignedIn } from '../../platform/http/actor.js'
import { SeenVersionDto } from '../../platform/seen/seen.dto.js'
import { ActUponOccurrence } from './act-upon-occurrence.js'
import { CorrectExpectation } from './correct-expectation.js'
import {
  AddDisclosureDto,
  CorrectDisclosureDto,
  CorrectExpectationDto,
  CorrectOccurrenceDto,
  DeleteFactDto,
  DisclosureItemsDto,
  NothingAroseDto,
  PageDto,
  ProposeDto,
  RecordDto,
  RecordManyDto,
  SetLinkHostsDto,
} from './disclosure.dto.js'
import { DisclosureDeskQuery } from './disclosure-desk.query.js'
import { DisclosureItemsQuery } from './disclosure-items.query.js'
import { ItemPageQuery } from './item-page.query.js'
import { RecordMany } from './record-many.js'
import { RecordOccurrence } from './record-occurrence.js'
import { SetLinkHosts } from './set-link-hosts.js'
import { SignNothingArose } from './sign-nothing-arose.js'

/** 公开落实: what came into being under the published items, and where it was published. */
@Controller('api/disclosure')
@Allow('office', 'agency', 'town', 'village')
export class DisclosureController {
  constructor(
    @Inject(DisclosureDeskQuery) private readonly deskQuery: DisclosureDeskQuery,
    @Inject(DisclosureItemsQuery) private readonly itemsQuery: DisclosureItemsQuery,
    @Inject(ItemPageQuery) private readonly itemPage: ItemPageQuery,
    @Inject(RecordOccurrence) private readonly recordOccurrence: RecordOccurrence,
    @Inject(RecordMany) private readonly many: RecordMany,
    @Inject(ActUponOccurrence) private readonly upon: ActUponOccurrence,
    @Inject(SetLinkHosts) private readonly linkHosts: SetLinkHosts,
    @Inject(SignNothingArose) private readonly signNothing: SignNothingArose,
    @Inject(CorrectExpectation) private readonly correctExpectation: CorrectExpectation,
  ) {}

  @Get('desk')
  desk(@CurrentActor() actor: SignedIn): Promise<DisclosureDesk> {
    return this.deskQuery.run(actor)
  }

  @Get('matrix')
  matrix(@CurrentActor() actor: SignedIn): Promise<DisclosureMatrix> {
    return this.itemsQuery.matrix(actor)
  }

  @Get('settings')
  settings(): Promise<DisclosureSettings> {
    return this.linkHosts.read()
  }

  @Put('settings')
  @Allow('office')
  set(@CurrentActor() actor: SignedIn, @Body() body: SetLinkHostsDto): Promise<DisclosureSettings> {
    return this.linkHosts.run(actor, body)
  }

  @Get('items')
  items(@CurrentActor() actor: SignedIn, @Query() query: DisclosureItemsDto): Promise<DisclosureItems> {
    return this.itemsQuery.list(actor, query)
  }

  @Get('items/:number')
  item(
    @CurrentActor() actor: SignedIn,
    @Param('number') publicNumber: string,
    @Query() { page = 1 }: PageDto,
  ): Promise<DisclosureItemPage> {
    return this.itemPage.run(actor, publicNumber, page)
  }

  @Put('items/:number/expectation')
  correctItem(
    @CurrentActor() actor: SignedIn,
    @Param('number') publicNumber: string,
    @Body() body: CorrectExpectationDto,
  ): Promise<DisclosureItemPage> {
    return this.correctExpectation.run(actor, publicNumber, body)
  }

  @Post('items/:number/expectation/seen')
  @HttpCode(200)
  seeCorrection(
    @CurrentActor() actor: SignedIn,
    @Param('number') publicNumber: string,
    @Body() { version }: SeenVersionDto,
  ): Promise<DisclosureItemPage> {
    return this.correctExpectation.see(actor, publicNumber, version)
  }

  @Post('occurrences')
  @HttpCode(200)
  record(@CurrentActor() actor: SignedIn, @Body() body: RecordDto): Promise<OccurrenceView[]> {
    return this.recordOccurrence.run(actor, body)
  }

  @Post('proposals')
  @HttpCode(200)
  propose(@CurrentActor() actor: SignedIn, @Body() { text }: ProposeDto): Promise<ProposedLines> {
    return this.many.propose(actor, text)
  }

  @Post('records')
  @HttpCode(200)
  recordMany(@CurrentActor() actor: SignedIn, @Body() body: RecordManyDto): Promise<RecordedMany> {
    return this.many.run(actor, body)
  }

  @Put('occurrences/:id')
  correct(
    @CurrentActor() actor: SignedIn,
    @Param('id', ParseIntPipe) id: number,
    @Body() body: CorrectOccurrenceDto,
  ): Promise<OccurrenceView> {
    return this.upon.correct(actor, id, body)
  }

  @Post('occurrences/:id/deletion')
  @HttpCode(204)
  delete(
    @CurrentActor() actor: SignedIn,
    @Param('id', ParseIntPipe) id: number,
    @Body() body: DeleteFactDto,
  ): Promise<void> {
    return this.upon.delete(actor, id, body)
  }

  @Post('occurrences/:id/disclosures')
  @HttpCode(200)
  add(
    @CurrentActor() actor: SignedIn,
    @Param('id', ParseIntPipe) id: number,
    @Body() body: AddDisclosureDto,
  ): Promise<OccurrenceView> {
    return this.upon.add(actor, id, body)
  }

  @Put('occurrences/:id/disclosures/:disclosure')
  correctRecord(
    @CurrentActor() actor: SignedIn,
    @Param('id', ParseIntPipe) id: number,
    @Param('disclosure', ParseIntPipe) disclosure: number,
    @Body() body: CorrectDisclosureDto,
  ): Promise<OccurrenceView> {
    return this.upon.correctRecord(actor, id, disclosure, body)
  }

  @Post('occurrences/:id/disclosures/:disclosure/deletion')
  @HttpCode(200)
  deleteRecord(
    @CurrentActor() actor: SignedIn,
    @Param('id', ParseIntPipe) id: number,
    @Param('disclosure', ParseIntPipe) disclosure: number,
    @Body() body: DeleteFactDto,
  ): Promise<OccurrenceView> {
    return this.upon.deleteRecord(actor, id, disclosure, body)
  }

  @Post('nothing-arose')
  @HttpCode(200)
  nothingArose(@CurrentActor() actor: SignedIn, @Body() body: NothingAroseDto): Promise<{ signed: number }> {
    return this.signNothing.run(actor, body)
  }
}
