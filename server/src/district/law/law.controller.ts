import type { LastArticles, Law, LawPage, RepealedTitles } from '@gongkai/shared/district/law/law.contract'
import { Body, Controller, Get, Inject, Post, Query } from '@nestjs/common'
import { DataSource } from 'typeorm'
import { Allow, CurrentActor, type SignedIn } from '../../platform/http/actor.js'
import { AddLaw } from './add-law.js'
import { lastArticles } from './last-articles.query.js'
import { AddLawDto, LawQueryDto } from './law.dto.js'
import { repealedTitles } from './load-laws.js'
import { SearchLawsQuery } from './search-laws.query.js'

/** 法规库, from which 公开依据 are picked. */
@Controller('api/laws')
@Allow('office', 'agency', 'town', 'village')
export class LawController {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(SearchLawsQuery) private readonly searchLaws: SearchLawsQuery,
    @Inject(AddLaw) private readonly addLaw: AddLaw,
  ) {}

  @Get()
  search(@CurrentActor() actor: SignedIn, @Query() query: LawQueryDto): Promise<LawPage> {
    return this.searchLaws.run(actor, query)
  }

  @Get('repealed')
  repealed(): Promise<RepealedTitles> {
    return repealedTitles(this.dataSource.manager)
  }

  @Get('last-articles')
  lastArticles(): Promise<LastArticles> {
    return lastArticles(this.dataSource.manager)
  }

  @Post()
  add(@CurrentActor() actor: SignedIn, @Body() body: AddLawDto): Promise<Law> {
    return this.addLaw.run(actor, body)
  }
}
