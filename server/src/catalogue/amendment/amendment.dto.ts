import { AMENDMENT_KINDS, type AmendmentKind } from '@gongkai/shared/base/words/amendment-kinds'
import {
  type ActOnAmendmentRequest,
  type ActOnAmendmentsRequest,
  type DraftAmendmentRequest,
  MOST_AMENDMENTS,
  type ReturnAmendmentRequest,
  type ReturnAmendmentsRequest,
  type SaveAmendmentRequest,
  TRIGGERS,
  type Trigger,
} from '@gongkai/shared/catalogue/amendment/amendment.contract'
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
  Matches,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator'
import { EntryFieldsDto } from '../../compiling/entry/entry.dto.js'
import { Guarded } from '../../district/privacy/guarded.js'
import { Seen } from '../../platform/seen/seen.dto.js'

const codes = (list: readonly { code: string }[]) => list.map(({ code }) => code)

export class DraftAmendmentDto implements DraftAmendmentRequest {
  @IsIn(codes(AMENDMENT_KINDS), { message: '应是新增、修改或撤销' }) kind!: AmendmentKind
  @IsOptional()
  @IsString({ message: '应是公开事项的编号' })
  @MaxLength(60, { message: '公开事项的编号太长' })
  publicNumber?: string
  @IsOptional() @IsString({ message: '应是领域代码' }) @MaxLength(10, { message: '领域代码太长' }) domainCode?: string
}

export class ActOnAmendmentDto implements ActOnAmendmentRequest {
  @Seen() @Min(1, { message: '版本号从 1 起' }) version!: number
}

export class SeenAmendmentDto extends ActOnAmendmentDto {
  @IsInt({ message: '应是动态调整的编号' }) @Min(1, { message: '应是动态调整的编号' }) id!: number
}

export class ActOnAmendmentsDto implements ActOnAmendmentsRequest {
  @IsArray({ message: '应是动态调整的列表' })
  @ArrayMinSize(1, { message: '请至少选择一件' })
  @ArrayMaxSize(MOST_AMENDMENTS, { message: `一次最多办理 ${MOST_AMENDMENTS} 件` })
  @ArrayUnique(({ id }: SeenAmendmentDto) => id, { message: '有一件选了两次' })
  @ValidateNested({ each: true, message: '应是动态调整的列表' })
  @Type(() => SeenAmendmentDto)
  items!: SeenAmendmentDto[]
}

export class ReturnAmendmentsDto extends ActOnAmendmentsDto implements ReturnAmendmentsRequest {
  @Guarded('意见') @IsString({ message: '应是文字' }) @MaxLength(500, { message: '最多 500 字' }) remark!: string
}

export class SaveAmendmentDto extends ActOnAmendmentDto implements SaveAmendmentRequest {
  @IsIn([...codes(TRIGGERS), ''], { message: '不是调整缘由' }) trigger!: Trigger | ''
  @Matches(/^(\d{4}-\d{2}-\d{2})?$/, { message: '日期格式应如 2026-11-02' }) triggerOn!: string
  @IsString({ message: '应是文字' }) @MaxLength(500, { message: '最多 500 字' }) reason!: string
  @IsOptional()
  @ValidateNested({ message: '公开事项的内容格式不对' })
  @Type(() => EntryFieldsDto)
  fields?: EntryFieldsDto
}

export class ReturnAmendmentDto extends ActOnAmendmentDto implements ReturnAmendmentRequest {
  @Guarded('意见') @IsString({ message: '应是文字' }) @MaxLength(500, { message: '最多 500 字' }) remark!: string
}

export class ListAmendmentsDto {
  @IsOptional() @IsIn(['open', 'closed'], { message: '应是 open 或 closed' }) standing?: 'open' | 'closed'
  @IsOptional() @Type(() => Number) @IsInt({ message: '应是页码' }) @Min(1, { message: '页码从 1 开始' }) page?: number
}

export class OwnPublishedDto {
  @IsOptional() @IsString({ message: '应是领域代码' }) @MaxLength(10, { message: '领域代码太长' }) domain?: string
  @IsOptional() @IsString({ message: '应是文字' }) @MaxLength(100, { message: '最多 100 字' }) q?: string
  @IsOptional() @Type(() => Number) @IsInt({ message: '应是页码' }) @Min(1, { message: '页码从 1 开始' }) page?: number
}
