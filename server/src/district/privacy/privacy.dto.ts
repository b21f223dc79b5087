import { type Gravity, PERSONAL_KINDS, type PersonalKind } from '@gongkai/shared/base/privacy/personal-data'
import type { LocalDate } from '@gongkai/shared/base/time/local-date'
import type {
  AnswerFindingRequest,
  PersonalAnswerKind,
  PersonalAnswerQuery,
  SetOfficialNumberRequest,
} from '@gongkai/shared/district/privacy/privacy.contract'
import { Type } from 'class-transformer'
import { IsDateString, IsIn, IsInt, IsOptional, IsString, Matches, Max, MaxLength, Min } from 'class-validator'
import { SeenVersionDto } from '../../platform/seen/seen.dto.js'
import { Guarded } from './guarded.js'

const Text =
  (max: number): PropertyDecorator =>
  (target, key) => {
    IsString({ message: '应是文字' })(target, key)
    MaxLength(max, { message: `最多 ${max} 字` })(target, key)
  }
/** A place in a text, as far as texts are long. */
const Offset = (): PropertyDecorator => (target, key) => {
  IsInt({ message: '应是文字里的位置' })(target, key)
  Min(0, { message: '应是文字里的位置' })(target, key)
  Max(100_000, { message: '应是文字里的位置' })(target, key)
}

export class AnswerFindingDto implements AnswerFindingRequest {
  @IsString({ message: '应是文字' })
  @Matches(/^(text|[a-z][a-z-]{0,30}\/\d{1,9})$/, { message: '应是文字所在的地方，例如 entry/12' })
  place!: string
  @Text(100) part!: string
  @IsOptional() @Text(20_000) text?: string
  @Offset() from!: number
  @Offset() to!: number
  @IsIn(
    PERSONAL_KINDS.map(({ code }) => code),
    { message: '不是个人信息的种类' },
  )
  kind!: PersonalKind
  @IsIn(['block', 'ask', 'note'], { message: '应是 block、ask 或 note' }) gravity!: Gravity
  @IsIn(['not-personal', 'lawful'], { message: '请选择不是个人信息或者依法公开' }) answer!: PersonalAnswerKind
  @Guarded('理由') @Text(500) reason!: string
  @Guarded('法律依据') @IsOptional() @Text(500) ground?: string
  @IsOptional()
  @IsDateString({ strict: true }, { message: '日期应是存在的一天' })
  @Matches(/^\d{4}-\d{2}-\d{2}$/, { message: '日期格式应如 2027-06-30' })
  until?: LocalDate
}

export class PersonalAnswerQueryDto implements PersonalAnswerQuery {
  @IsOptional() @Text(40) unit?: string
  @IsOptional()
  @Type(() => Number)
  @IsInt({ message: '应是页码' })
  @Min(1, { message: '页码从 1 开始' })
  @Max(1_000_000, { message: '没有这么多页' })
  page?: number
}

export class AddOfficialNumberDto implements SetOfficialNumberRequest {
  @Text(60) number!: string
  @Guarded('名称') @Text(100) label!: string
}

export class EditOfficialNumberDto extends SeenVersionDto implements SetOfficialNumberRequest {
  @Text(60) number!: string
  @Guarded('名称') @Text(100) label!: string
}
