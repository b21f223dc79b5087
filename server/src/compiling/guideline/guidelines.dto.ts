import { MOST_BASIS } from '@gongkai/shared/base/template/entry-limits'
import { STAGES, type Stage } from '@gongkai/shared/base/template/entry-template'
import type {
  AnnounceRequest,
  ChangeRowsRequest,
  CheckRowsRequest,
  EditChangeRequest,
  NameSourceRequest,
  TakeBackRequest,
} from '@gongkai/shared/compiling/guideline/guideline.contract'
import type { GuidelineSource } from '@gongkai/shared/district/guideline/guideline-source'
import { Type } from 'class-transformer'
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsDefined,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  Matches,
  MaxLength,
  ValidateNested,
} from 'class-validator'
import { Guarded } from '../../district/privacy/guarded.js'
import { SeenVersionDto } from '../../platform/seen/seen.dto.js'
import { EntryFieldsDto } from '../entry/entry.dto.js'

const MOST_ROWS = 200
const STAGE_CODES = STAGES.map(({ code }) => code)
const Text =
  (max: number): PropertyDecorator =>
  (target, key) => {
    IsString({ message: '应是文字' })(target, key)
    MaxLength(max, { message: `最多 ${max} 字` })(target, key)
  }
/** A day or ''; whether there is such a day the policy says. */
const Day = () => Matches(/^(\d{4}-\d{2}-\d{2})?$/, { message: '日期格式应如 2027-06-30' })

class CheckedRowDto {
  @IsInt({ message: '应是标准指引的编号' }) id!: number
  @IsOptional()
  @IsArray({ message: '应是列表' })
  @ArrayUnique({ message: '有重复的选项' })
  @IsIn(STAGE_CODES, { each: true, message: '有模板里没有的选项' })
  stages?: Stage[]
}
export class CheckRowsDto extends SeenVersionDto implements CheckRowsRequest {
  @IsArray({ message: '应是列表' })
  @ArrayMinSize(1, { message: '请至少选择一行' })
  @ArrayMaxSize(MOST_ROWS, { message: `一次最多 ${MOST_ROWS} 行` })
  @ArrayUnique((row: CheckedRowDto) => row?.id, { message: '有重复的行' })
  @ValidateNested({ each: true, message: '每行应写明编号' })
  @Type(() => CheckedRowDto)
  items!: CheckedRowDto[]
}

export class ChangeRowsDto extends SeenVersionDto implements ChangeRowsRequest {
  @IsIn(['new', 'changed', 'gone'], { message: '请说明是增加、修改还是不再适用' }) kind!: ChangeRowsRequest['kind']
  @IsOptional()
  @IsArray({ message: '应是列表' })
  @ArrayMaxSize(MOST_ROWS, { message: `一次最多 ${MOST_ROWS} 行` })
  @ArrayUnique({ message: '有重复的行' })
  @IsInt({ each: true, message: '应是标准指引的编号' })
  itemIds?: number[]
  @IsOptional()
  @ValidateNested({ message: '内容格式不对' })
  @Type(() => EntryFieldsDto)
  fields?: EntryFieldsDto
  @IsOptional() @IsInt({ message: '应是版本的编号' }) into?: number
}

export class EditChangeDto extends SeenVersionDto implements EditChangeRequest {
  @IsDefined({ message: '缺少这一行的内容' })
  @ValidateNested({ message: '缺少这一行的内容' })
  @Type(() => EntryFieldsDto)
  fields!: EntryFieldsDto
}

class SourceDto implements GuidelineSource {
  @Text(100) issuer!: string
  @Text(MOST_BASIS.title) title!: string
  @Text(MOST_BASIS.documentNumber) documentNumber!: string
  @Day() date!: string
}
export class NameSourceDto extends SeenVersionDto implements NameSourceRequest {
  @IsDefined({ message: '缺少来源' })
  @ValidateNested({ message: '缺少来源' })
  @Type(() => SourceDto)
  @Guarded('来源的发布单位', 'issuer')
  @Guarded('来源的名称', 'title')
  @Guarded('来源的文号', 'documentNumber')
  source!: SourceDto
}

export class AnnounceDto extends SeenVersionDto implements AnnounceRequest {
  @Day() comesOn!: string
}

export class TakeBackDto extends SeenVersionDto implements TakeBackRequest {
  @Guarded('理由') @Text(500) reason!: string
}
