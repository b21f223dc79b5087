import { OLD_PAGE } from '@gongkai/shared/base/seen.contract'
import { MOST_BASIS } from '@gongkai/shared/base/template/entry-limits'
import {
  AMENDMENT_STATES,
  type AmendmentState,
  MOST_AMENDMENTS,
} from '@gongkai/shared/catalogue/amendment/amendment.contract'
import {
  CITATION_KINDS,
  type CitationKind,
  type CitationQuery,
  type OpenWaveRequest,
  type WaveAmendmentQuery,
  type WaveArticlesRequest,
  type WaveModelRowsRequest,
  type WaveNudgeRequest,
  type WaveRowsRequest,
} from '@gongkai/shared/catalogue/law-wave/law-wave.contract'
import type { NamedLaw } from '@gongkai/shared/catalogue/law-wave/replace-law'
import { Type } from 'class-transformer'
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator'
import { Guarded } from '../../district/privacy/guarded.js'
import { SeenVersionDto } from '../../platform/seen/seen.dto.js'
import { ActOnAmendmentsDto, SeenAmendmentDto } from '../amendment/amendment.dto.js'

const codes = (list: readonly { code: string }[]) => list.map(({ code }) => code)

class PageDto {
  @IsOptional()
  @Type(() => Number)
  @IsInt({ message: '页码应是整数' })
  @Min(1, { message: '页码从 1 起' })
  @Max(10_000, { message: '页码太大' })
  page?: number
  @IsOptional() @IsString({ message: '应是单位代码' }) @MaxLength(40, { message: '单位代码太长' }) unit?: string
}

export class CitationQueryDto extends PageDto implements CitationQuery {
  @IsOptional() @IsIn(codes(CITATION_KINDS), { message: '不是引用的种类' }) kind?: CitationKind
  @IsOptional()
  @Type(() => Number)
  @IsInt({ message: '应是第几部取代法规' })
  @Min(0, { message: '应是第几部取代法规' })
  @Max(100, { message: '应是第几部取代法规' })
  replacement?: number
}

export class WaveAmendmentQueryDto extends PageDto implements WaveAmendmentQuery {
  @IsOptional() @IsIn(codes(AMENDMENT_STATES), { message: '不是动态调整的状态' }) state?: AmendmentState
}

class NamedLawDto implements NamedLaw {
  @IsString({ message: '应是法规名称' })
  @MaxLength(MOST_BASIS.title, { message: `最多 ${MOST_BASIS.title} 字` })
  title!: string
  @IsString({ message: '应是文字，没有文号就留空' })
  @MaxLength(MOST_BASIS.documentNumber, { message: `最多 ${MOST_BASIS.documentNumber} 字` })
  documentNumber!: string
}

export class OpenWaveDto extends SeenVersionDto implements OpenWaveRequest {
  @ValidateNested({ message: '请选择由哪部法规取代' })
  @Type(() => NamedLawDto)
  replacement!: NamedLawDto
  @IsOptional()
  @IsArray({ message: '应是领域代码的列表' })
  @ArrayMaxSize(200, { message: '领域太多' })
  @ArrayUnique({ message: '有一个领域选了两次' })
  @IsString({ each: true, message: '应是领域代码的列表' })
  domainCodes?: string[]
  @Guarded('理由') @IsString({ message: '应是文字' }) @MaxLength(500, { message: '最多 500 字' }) reason!: string
  @IsString({ message: '请填写取代的日期' }) @MaxLength(10, { message: '日期格式应如 2026-11-02' }) triggerOn!: string
}

export class WaveArticlesDto extends ActOnAmendmentsDto implements WaveArticlesRequest {
  @IsString({ message: '应是文字，引用全文就留空' })
  @MaxLength(MOST_BASIS.article, { message: `最多 ${MOST_BASIS.article} 字` })
  @Guarded('新法条款')
  article!: string
}

export class WaveRowsDto implements WaveRowsRequest {
  @IsInt({ message: '应是任务的编号' }) assignmentId!: number
  @IsArray({ message: '应是公开事项的列表' })
  @ArrayMinSize(1, { message: '请至少选择一个' })
  @ArrayMaxSize(MOST_AMENDMENTS, { message: `一次最多 ${MOST_AMENDMENTS} 个` })
  @ArrayUnique(({ id }: SeenAmendmentDto) => id, { message: '有一个选了两次' })
  @ValidateNested({ each: true, message: '应是公开事项的列表' })
  @Type(() => SeenAmendmentDto)
  items!: SeenAmendmentDto[]
}

class SeenModelDto {
  @IsInt({ message: '应是标准指引的编号' }) id!: number
  @IsString({ message: OLD_PAGE }) @MaxLength(40, { message: '应是时间' }) seen!: string
}

export class WaveModelRowsDto implements WaveModelRowsRequest {
  @IsArray({ message: '应是标准指引的列表' })
  @ArrayMinSize(1, { message: '请至少选择一行' })
  @ArrayMaxSize(MOST_AMENDMENTS, { message: `一次最多 ${MOST_AMENDMENTS} 行` })
  @ArrayUnique(({ id }: SeenModelDto) => id, { message: '有一行选了两次' })
  @ValidateNested({ each: true, message: '应是标准指引的列表' })
  @Type(() => SeenModelDto)
  items!: SeenModelDto[]
}

export class WaveNudgeDto extends SeenVersionDto implements WaveNudgeRequest {
  @IsArray({ message: '应是单位代码的列表' })
  @ArrayMinSize(1, { message: '请至少选择一个单位' })
  @ArrayMaxSize(2000, { message: '单位太多' })
  @ArrayUnique({ message: '有一个单位选了两次' })
  @IsString({ each: true, message: '应是单位代码的列表' })
  organisationCodes!: string[]
}
