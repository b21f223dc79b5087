import type {
  PublicDisclosuresQuery as Asked,
  EntryDisclosures,
  PublicCoverage,
  PublicDisclosures,
} from '@gongkai/shared/catalogue/disclosure/public-disclosure.contract'
import { PUBLIC_SHAPES } from '@gongkai/shared/catalogue/public-catalogue/public-shapes'
import { Controller, Get, Inject, Param, Query } from '@nestjs/common'
import { Type } from 'class-transformer'
import { IsInt, IsOptional, IsString, Matches, Max, MaxLength, Min } from 'class-validator'
import { Public } from '../../platform/http/actor.js'
import { PublicDisclosuresQuery } from './public-disclosures.query.js'

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
  constructor(@Inject(PublicDisclosuresQuery) private readonly query: PublicDisclosuresQuery) {}

  @Get('entries/:id/disclosures')
  @Public()
  async ofEntry(@Param('id') id: string): Promise<EntryDisclosures> {
    return PUBLIC_SHAPES.entryDisclosures.pick(await this.query.ofEntry(id))
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
