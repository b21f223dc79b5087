import { FIELD_LABELS } from '@gongkai/shared/base/template/entry'
import type { EntryField } from '@gongkai/shared/base/template/fields'
import type { ReturnRequest } from '@gongkai/shared/compiling/assignment/assignment.contract'
import { Type } from 'class-transformer'
import { ArrayMaxSize, IsArray, IsIn, IsInt, IsString, MaxLength, MinLength, ValidateNested } from 'class-validator'
import { Guarded } from '../../district/privacy/guarded.js'
import { SeenRevisionDto } from '../../platform/seen/seen.dto.js'

class FieldRemarkDto {
  @IsInt({ message: '应是公开事项的编号' }) entryId!: number
  @IsIn(Object.keys(FIELD_LABELS), { message: '不是模板的字段' }) field!: EntryField
  @IsString({ message: '应是文字' })
  @MinLength(1, { message: '请写明意见' })
  @MaxLength(500, { message: '最多 500 字' })
  text!: string
}

export class ReturnDto extends SeenRevisionDto implements ReturnRequest {
  @Guarded('总体意见') @IsString({ message: '应是文字' }) @MaxLength(500, { message: '最多 500 字' }) overall!: string
  @IsArray({ message: '应是列表' })
  @ArrayMaxSize(500, { message: '最多 500 条意见' })
  @ValidateNested({ each: true, message: '每条意见应写明事项、字段和原因' })
  @Type(() => FieldRemarkDto)
  @Guarded('退回意见', 'text')
  remarks!: FieldRemarkDto[]
}
