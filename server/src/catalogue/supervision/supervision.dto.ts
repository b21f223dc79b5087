import {
  type IssueRequest,
  MOST_SUPERVISED,
  type SupervisionQuery,
  type WithdrawSupervisionRequest,
} from '@gongkai/shared/catalogue/supervision/supervision.contract'
import { Type } from 'class-transformer'
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  Max,
  MaxLength,
  Min,
} from 'class-validator'
import { Guarded } from '../../district/privacy/guarded.js'
import { SeenVersionDto } from '../../platform/seen/seen.dto.js'

const Words = (most: number) => (target: object, key: string) => {
  IsString({ message: '应是文字' })(target, key)
  MaxLength(most, { message: `最多 ${most} 字` })(target, key)
}
const Many = () => (target: object, key: string) => {
  IsArray({ message: '应是列表' })(target, key)
  ArrayMaxSize(MOST_SUPERVISED, { message: `最多 ${MOST_SUPERVISED} 项` })(target, key)
  ArrayUnique({ message: '有一项选了两次' })(target, key)
}

export class IssueDto implements IssueRequest {
  @Words(40) unit!: string
  @Guarded('督办要求') @Words(500) demand!: string
  @Words(10) dueOn!: string
  @Many() @IsInt({ each: true, message: '应是公开信息的编号' }) occurrenceIds!: number[]
  @Many()
  @IsString({ each: true, message: '应是公开事项的编号' })
  @MaxLength(60, { each: true, message: '公开事项的编号太长' })
  publicNumbers!: string[]
}
export class WithdrawSupervisionDto extends SeenVersionDto implements WithdrawSupervisionRequest {
  @Guarded('撤回的理由') @Words(500) reason!: string
}
export class SupervisionsDto implements SupervisionQuery {
  @IsOptional() @IsIn(['open', 'closed', 'withdrawn'], { message: '没有这种督办情况' }) state?:
    | 'open'
    | 'closed'
    | 'withdrawn'
  @IsOptional()
  @Type(() => Number)
  @IsInt({ message: '页码应是整数' })
  @Min(1, { message: '页码从 1 起' })
  @Max(100_000, { message: '没有这一页' })
  page?: number
}
export class CandidatesDto {
  @IsOptional() @Words(40) unit?: string
}
