import { FIELD_LABELS } from '@gongkai/shared/base/template/entry'
import type { EntryField } from '@gongkai/shared/base/template/fields'
import type {
  BatchAct,
  Mark,
  MarkRequest,
  Reason,
  ReplaceCannedRemarksRequest,
  ReviewBatchRequest,
} from '@gongkai/shared/compiling/review/review.contract'
import { Type } from 'class-transformer'
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsInt,
  IsString,
  Matches,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator'
import { Guarded } from '../../district/privacy/guarded.js'
import { Seen, SeenVersionDto } from '../../platform/seen/seen.dto.js'

const Text =
  (max: number): PropertyDecorator =>
  (target, key) => {
    IsString({ message: '应是文字' })(target, key)
    MaxLength(max, { message: `最多 ${max} 字` })(target, key)
  }
/** More than blanks. */
const Written = () => Matches(/\S/, { message: '请写明意见' })

class ReasonDto implements Reason {
  @IsIn(Object.keys(FIELD_LABELS), { message: '不是模板的字段' }) field!: EntryField
  @Written() @Text(500) text!: string
}

export class MarkDto implements MarkRequest {
  @Seen() revision!: number
  @IsIn(['ok', 'return', ''], { message: '只能是没有问题、退回或者未看' }) mark!: Mark | ''
  @IsArray({ message: '应是列表' })
  @ArrayMaxSize(20, { message: '一个事项最多 20 条意见' })
  @ValidateNested({ each: true, message: '每条意见应写明栏目和原因' })
  @Type(() => ReasonDto)
  @Guarded('审核意见', 'text')
  reasons!: ReasonDto[]
}

class BatchItemDto {
  @IsInt({ message: '应是任务的编号' }) assignmentId!: number
  @Seen() @Min(1, { message: '还没有报送' }) revision!: number
}

export class ReviewBatchDto implements ReviewBatchRequest {
  @IsIn(['approve', 'return'], { message: '只能是通过或退回' }) act!: BatchAct
  @Guarded('总体意见') @Text(500) overall!: string
  @IsArray({ message: '应是列表' })
  @ArrayMinSize(1, { message: '请至少选择一次报送' })
  @ArrayMaxSize(200, { message: '一次最多 200 个报送' })
  @ArrayUnique(({ assignmentId }: BatchItemDto) => assignmentId, { message: '有重复的报送' })
  @ValidateNested({ each: true, message: '每个报送应写明编号和次数' })
  @Type(() => BatchItemDto)
  assignments!: BatchItemDto[]
}

export class CannedRemarksDto extends SeenVersionDto implements ReplaceCannedRemarksRequest {
  @IsArray({ message: '应是列表' })
  @ArrayMaxSize(50, { message: '最多 50 条常用意见' })
  @ArrayUnique({ message: '有重复的常用意见' })
  @IsString({ each: true, message: '应是文字' })
  @Matches(/\S/, { each: true, message: '常用意见不能为空' })
  @MaxLength(200, { each: true, message: '每条最多 200 字' })
  @Guarded('常用意见')
  texts!: string[]
}
