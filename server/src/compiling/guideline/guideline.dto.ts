import type {
  AdoptRequest,
  DeclineRequest,
  GuidelineQuery,
} from '@gongkai/shared/compiling/assignment/assignment.contract'
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
  MaxLength,
  ValidateNested,
} from 'class-validator'
import { Guarded } from '../../district/privacy/guarded.js'
import { SeenVersionDto } from '../../platform/seen/seen.dto.js'

/** GET …/guideline: `levels=all` adds the rows of the other level. */
export class GuidelineQueryDto implements GuidelineQuery {
  @IsOptional() @IsIn(['own', 'all'], { message: '应是 own 或 all' }) levels?: 'own' | 'all'
}

export class AdoptDto implements AdoptRequest {
  @IsArray({ message: '应是列表' })
  @ArrayMaxSize(200, { message: '一次最多采用 200 行' })
  @ArrayUnique({ message: '有重复的行' })
  @IsInt({ each: true, message: '应是标准指引的编号' })
  guidelineItemIds!: number[]
}

class DeclinedRowDto {
  @IsInt({ message: '应是标准指引的编号' }) guidelineItemId!: number
  @IsString({ message: '应是文字' }) @MaxLength(200, { message: '最多 200 字' }) reason!: string
}

export class DeclineDto extends SeenVersionDto implements DeclineRequest {
  @IsArray({ message: '应是列表' })
  @ArrayMinSize(1, { message: '请至少选择一行' })
  @ArrayMaxSize(200, { message: '一次最多 200 行' })
  @ArrayUnique((row: DeclinedRowDto) => row?.guidelineItemId, { message: '有重复的行' })
  @ValidateNested({ each: true, message: '每行应写明编号和理由' })
  @Type(() => DeclinedRowDto)
  @Guarded('理由', 'reason')
  items!: DeclinedRowDto[]
}
