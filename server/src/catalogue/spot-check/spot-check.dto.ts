import {
  type DrawRequest,
  type LookRequest,
  MOST_DRAWN,
  type RemedyQuery,
  type RemedyRequest,
  SPOT_ANSWERS,
  type SpotAnswer,
  type SpotQuestion,
} from '@gongkai/shared/catalogue/spot-check/spot-check.contract'
import { Type } from 'class-transformer'
import { IsIn, IsInt, IsObject, IsOptional, IsString, Max, MaxLength, Min, ValidateNested } from 'class-validator'
import { Guarded } from '../../district/privacy/guarded.js'
import { SeenVersionDto } from '../../platform/seen/seen.dto.js'

const Answer = () =>
  IsIn(
    SPOT_ANSWERS.map(({ code }) => code),
    { message: '请选择是、否或不适用' },
  )
const Words = (most: number) => (target: object, key: string) => {
  IsString({ message: '应是文字' })(target, key)
  MaxLength(most, { message: `最多 ${most} 字` })(target, key)
}

export class DrawDto implements DrawRequest {
  @IsOptional() @Words(10) domain?: string
  @IsOptional() @Words(40) unit?: string
  @IsInt({ message: '个数应是整数' })
  @Min(1, { message: '至少抽 1 个' })
  @Max(MOST_DRAWN, { message: `一次最多抽 ${MOST_DRAWN} 个` })
  count!: number
}

class AnswersDto implements Record<SpotQuestion, SpotAnswer> {
  @Answer() found!: SpotAnswer
  @Answer() complete!: SpotAnswer
  @Answer() timely!: SpotAnswer
  @Answer() link!: SpotAnswer
}
export class LookDto extends SeenVersionDto implements LookRequest {
  @IsObject({ message: '请填写四项结果' })
  @ValidateNested({ message: '请填写四项结果' })
  @Type(() => AnswersDto)
  answers!: AnswersDto
  @Guarded('问题说明') @Words(500) note!: string
  @Words(10) remedyDueOn!: string
}

export class RemedyDto extends SeenVersionDto implements RemedyRequest {
  @Guarded('整改说明') @Words(500) note!: string
}

export class PageDto {
  @IsOptional()
  @Type(() => Number)
  @IsInt({ message: '页码应是整数' })
  @Min(1, { message: '页码从 1 起' })
  @Max(100_000, { message: '没有这一页' })
  page?: number
}
export class RemediesDto extends PageDto implements RemedyQuery {
  @IsOptional() @IsIn(['open', 'overdue', 'closed'], { message: '没有这种整改情况' }) state?:
    | 'open'
    | 'overdue'
    | 'closed'
}
