import { AUDIENCES, type Audience, LEVELS, type Level, STAGES, type Stage } from '@gongkai/shared/entry/entry-template'
import type {
  PublicDomain,
  PublicEntry,
  PublicEntryQuery,
  PublicRegion,
} from '@gongkai/shared/public-catalogue/public-catalogue.contract'
import type { EditionView } from '@gongkai/shared/publication/publication.contract'
import { Controller, Get, Header, Inject, Param, Query } from '@nestjs/common'
import { Type } from 'class-transformer'
import { IsIn, IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator'
import { Public } from '../platform/http/actor.js'
import { notFound } from '../platform/http/refused.js'
import { PublicCatalogue } from './public-catalogue.js'

const codes = (list: readonly { code: string }[]) => list.map(({ code }) => code)

class PublicEntryQueryDto implements PublicEntryQuery {
  @IsOptional() @IsString() @MaxLength(10, { message: '领域代码太长' }) domain?: string
  @IsOptional() @IsString() @MaxLength(40, { message: '单位代码太长' }) organisation?: string
  @IsOptional() @IsString() @MaxLength(100, { message: '搜索的文字最多 100 字' }) q?: string
  @IsOptional() @IsIn(codes(STAGES), { message: '没有这个五公开阶段' }) stage?: Stage
  @IsOptional() @IsIn(codes(AUDIENCES), { message: '没有这种公开对象' }) audience?: Audience
  @IsOptional() @IsIn(codes(LEVELS), { message: '没有这个公开层级' }) level?: Level
  @IsOptional()
  @Type(() => Number)
  @IsInt({ message: '页码应是整数' })
  @Min(1, { message: '页码从 1 起' })
  page?: number
  @IsOptional()
  @Type(() => Number)
  @IsInt({ message: '每页条数应是整数' })
  @Min(1, { message: '每页 1 到 100 条' })
  @Max(100, { message: '每页 1 到 100 条' })
  size?: number
}

/** The residents' side: no login, only what is published. */
@Controller('api/public')
@Public()
export class PublicCatalogueController {
  constructor(@Inject(PublicCatalogue) private readonly catalogue: PublicCatalogue) {}

  @Get('region')
  region(): PublicRegion {
    return this.catalogue.region()
  }

  @Get('pilot-domains')
  domains(): PublicDomain[] {
    return this.catalogue.domains()
  }

  @Get('editions')
  editions(): EditionView[] {
    return this.catalogue.editions()
  }

  @Get('entries')
  @Header('content-type', 'application/json; charset=utf-8')
  entries(@Query() query: PublicEntryQueryDto): Buffer {
    return this.catalogue.page(query)
  }

  @Get('entries/:id')
  entry(@Param('id') id: string): PublicEntry {
    const entry = this.catalogue.entry(id)
    if (!entry) throw notFound('个公开事项')
    return entry
  }
}
