import { createHash } from 'node:crypto'
import type {
  PublicDisclosuresQuery as Asked,
  EntryDisclosures,
  PublicCoverage,
  PublicDisclosures,
} from '@gongkai/shared/catalogue/disclosure/public-disclosure.contract'
import { PUBLIC_SHAPES } from '@gongkai/shared/catalogue/public-catalogue/public-shapes'
import { Controller, Get, Inject, Param, Query, Req, Res } from '@nestjs/common'
import { Type } from 'class-transformer'
import { IsInt, IsOptional, IsString, Matches, Max, MaxLength, Min } from 'class-validator'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { Public } from '../../platform/http/actor.js'
import { PublicUrl } from '../../platform/http/public-url.js'
import { Region } from '../../platform/region.js'
import { PublicDisclosuresQuery } from './public-disclosures.query.js'
import { rssOf } from './rss-of.js'

const Page = (target: object, key: string) => {
  IsOptional()(target, key)
  Type(() => Number)(target, key)
  IsInt({ message: '页码应是从 1 起的整数' })(target, key)
  Min(1, { message: '页码应是从 1 起的整数' })(target, key)
  Max(1_000_000, { message: '页码应是从 1 起的整数' })(target, key)
}
class EntryDisclosuresDto {
  @Page page?: number
}
class FeedDto {
  @IsOptional() @IsString({ message: '应是领域代码' }) @MaxLength(10, { message: '领域代码太长' }) domain?: string
  @IsOptional() @IsString({ message: '应是单位代码' }) @MaxLength(40, { message: '单位代码太长' }) organisation?: string
}
class PublicDisclosuresDto implements Asked {
  @IsOptional() @IsString({ message: '应是领域代码' }) @MaxLength(10, { message: '领域代码太长' }) domain?: string
  @IsOptional() @IsString({ message: '应是单位代码' }) @MaxLength(40, { message: '单位代码太长' }) organisation?: string
  @IsOptional() @Matches(/^\d{4}-\d{2}-\d{2}$/, { message: '日期的格式应如 2026-11-20' }) since?: string
  @IsOptional()
  @Type(() => Number)
  @IsInt({ message: '应是上一页给出的数字' })
  @Min(1, { message: '应是上一页给出的数字' })
  @Max(2_000_000_000, { message: '应是上一页给出的数字' })
  cursor?: number
}

/** 公开情况 for residents: picked by list, like everything that everybody reads. */
@Controller('api/public')
export class PublicDisclosureController {
  constructor(
    @Inject(PublicDisclosuresQuery) private readonly query: PublicDisclosuresQuery,
    @Inject(PublicUrl) private readonly publicUrl: PublicUrl,
    @Inject(Region) private readonly region: Region,
  ) {}

  @Get('entries/:id/disclosures')
  @Public()
  async ofEntry(@Param('id') id: string, @Query() { page }: EntryDisclosuresDto): Promise<EntryDisclosures> {
    return PUBLIC_SHAPES.entryDisclosures.pick(await this.query.ofEntry(id, page))
  }

  /** 订阅: what was disclosed, for readers of feeds. */
  @Get('disclosures.rss')
  @Public()
  async feed(@Req() request: FastifyRequest, @Res() reply: FastifyReply, @Query() query: FeedDto): Promise<void> {
    const root = this.publicUrl.of(request)
    const { items } = PUBLIC_SHAPES.disclosures.pick(await this.query.list(query))
    const { code, name } = this.region.facts
    const feed = rssOf(items, { root, region: { code, name }, ...query })
    const etag = `W/"${createHash('sha1').update(feed).digest('base64url')}"`
    reply.header('etag', etag).header('cache-control', 'public, no-cache')
    const stands = request.headers['if-none-match']?.split(/\s*,\s*/).includes(etag) ?? false
    if (stands) await reply.code(304).send()
    else await reply.type('application/rss+xml; charset=utf-8').send(feed)
  }

  @Get('disclosures')
  @Public()
  async list(@Query() query: PublicDisclosuresDto): Promise<PublicDisclosures> {
    return PUBLIC_SHAPES.disclosures.pick(await this.query.list(query))
  }

  @Get('coverage')
  @Public()
  async coverage(): Promise<PublicCoverage> {
    return PUBLIC_SHAPES.disclosureCoverage.pick(await this.query.coverage())
  }
}
