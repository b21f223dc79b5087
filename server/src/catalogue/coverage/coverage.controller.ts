import {
  type CoverageQuery as Asked,
  COVERAGE_KINDS,
  type CoverageKind,
  type CoverageLine,
  type CoveragePage,
  type MarkCoverageRequest,
  type ReassessRequest,
} from '@gongkai/shared/catalogue/coverage/coverage.contract'
import { Body, Controller, Get, Inject, Param, ParseIntPipe, Put, Query } from '@nestjs/common'
import { Type } from 'class-transformer'
import { IsIn, IsInt, IsOptional, IsString, Matches, Max, MaxLength, Min } from 'class-validator'
import { Guarded } from '../../district/privacy/guarded.js'
import { Allow, CurrentActor, type SignedIn } from '../../platform/http/actor.js'
import { SeenVersionDto } from '../../platform/seen/seen.dto.js'
import { CoverageQuery } from './coverage.query.js'
import { MarkGap } from './mark-gap.js'
import { ReassessEntry } from './reassess-entry.js'

const KINDS = COVERAGE_KINDS.map(({ code }) => code)

class CoverageQueryDto implements Asked {
  @IsOptional() @IsIn(KINDS, { message: '没有这一类' }) kind?: CoverageKind
  @IsOptional() @IsString({ message: '应是单位代码' }) @MaxLength(40, { message: '单位代码太长' }) unit?: string
  @IsOptional() @IsIn(['1'], { message: '只能是 1' }) marked?: '1'
  @IsOptional()
  @Type(() => Number)
  @IsInt({ message: '页码应是整数' })
  @Min(1, { message: '页码从 1 起' })
  @Max(10_000, { message: '页码太大' })
  page?: number
}
class MarkCoverageDto extends SeenVersionDto implements MarkCoverageRequest {
  @IsIn(
    KINDS.filter((kind) => kind !== 'reassess'),
    { message: '这一类不能标为不适用' },
  )
  kind!: MarkCoverageRequest['kind']
  @IsString({ message: '应是单位代码，全区的留空' })
  @MaxLength(40, { message: '单位代码太长' })
  organisationCode!: string
  @IsString({ message: '应是文字' }) @MaxLength(100, { message: '最多 100 字' }) key!: string
  @Guarded('理由') @IsString({ message: '应是文字' }) @MaxLength(500, { message: '最多 500 字' }) reason!: string
}
class ReassessDto extends SeenVersionDto implements ReassessRequest {
  @Matches(/^(\d{4}-\d{2}-\d{2})?$/, { message: '日期格式应如 2027-06-30' }) reassessOn!: string
  @Guarded('理由') @IsString({ message: '应是文字' }) @MaxLength(500, { message: '最多 500 字' }) reason!: string
}

/** 覆盖情况 (应公开、尽公开): what ought to be public and is in no catalogue yet. */
@Controller('api')
@Allow('office', 'agency', 'town')
export class CoverageController {
  constructor(
    @Inject(CoverageQuery) private readonly coverage: CoverageQuery,
    @Inject(MarkGap) private readonly markGap: MarkGap,
    @Inject(ReassessEntry) private readonly reassessEntry: ReassessEntry,
  ) {}

  @Get('coverage')
  read(@CurrentActor() actor: SignedIn, @Query() query: CoverageQueryDto): Promise<CoveragePage> {
    return this.coverage.page(actor, query)
  }

  @Put('coverage/marks')
  mark(@CurrentActor() actor: SignedIn, @Body() body: MarkCoverageDto): Promise<CoverageLine> {
    return this.markGap.run(actor, body)
  }

  @Put('entries/:id/reassessment')
  @Allow('agency', 'town')
  reassess(
    @CurrentActor() actor: SignedIn,
    @Param('id', ParseIntPipe) id: number,
    @Body() body: ReassessDto,
  ): Promise<CoverageLine | null> {
    return this.reassessEntry.run(actor, id, body)
  }
}
