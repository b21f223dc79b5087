import type { ImportMattersResponse, MatterPage } from '@gongkai/shared/district/matter/matter.contract'
import { Body, Controller, Get, HttpCode, Inject, Post, Query } from '@nestjs/common'
import { Allow, CurrentActor, type SignedIn } from '../../platform/http/actor.js'
import { ImportMatters } from './import-matters.js'
import { ImportMattersDto, MatterQueryDto } from './matter.dto.js'
import { SearchMattersQuery } from './search-matters.query.js'

/** 权责清单 and 公共服务事项清单, from which an entry's matter is picked. */
@Controller('api/matters')
@Allow('office', 'agency', 'town', 'village')
export class MatterController {
  constructor(
    @Inject(SearchMattersQuery) private readonly searchMatters: SearchMattersQuery,
    @Inject(ImportMatters) private readonly importMatters: ImportMatters,
  ) {}

  @Get()
  search(@CurrentActor() actor: SignedIn, @Query() query: MatterQueryDto): Promise<MatterPage> {
    return this.searchMatters.run(actor, query)
  }

  @Post('import')
  @HttpCode(200)
  @Allow('office', 'agency', 'town')
  import(@CurrentActor() actor: SignedIn, @Body() body: ImportMattersDto): Promise<ImportMattersResponse> {
    return this.importMatters.run(actor, body.kind, body.rows)
  }
}
