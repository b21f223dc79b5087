import { ROLES, type Role } from '@gongkai/shared/base/words/roles'
import {
  type AccountQuery,
  type ChangePasswordRequest,
  type CreateAccountRequest,
  type CreateAccountsRequest,
  type EditAccountRequest,
} from '@gongkai/shared/district/account/account.contract'
import { LONGEST_LIST } from '@gongkai/shared/district/account/read-account-list'
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
import { SeenVersionDto } from '../../platform/seen/seen.dto.js'

const CODES = ROLES.map(({ code }) => code)
const Words = (length: number) => (target: object, key: string) => {
  IsString({ message: '应是文字' })(target, key)
  MaxLength(length, { message: `最多 ${length} 字` })(target, key)
}
const Roles = () => (target: object, key: string) => {
  IsArray({ message: '应是列表' })(target, key)
  ArrayUnique({ message: '有重复的角色' })(target, key)
  IsIn(CODES, { each: true, message: '应是填报员、审签人或管理员' })(target, key)
}

export class ChangePasswordDto implements ChangePasswordRequest {
  @Words(200) current!: string
  // Longer than allowed, so that the rule itself can say so.
  @Words(1000) next!: string
}
export class AccountQueryDto implements AccountQuery {
  @IsOptional() @Words(60) q?: string
  @IsOptional() @Words(40) organisation?: string
  @IsOptional()
  @Type(() => Number)
  @IsInt({ message: '页码应是整数' })
  @Min(1, { message: '页码从 1 起' })
  @Max(10_000, { message: '页码太大' })
  page?: number
}
export class VersionDto extends SeenVersionDto {}
export class CreateAccountDto implements CreateAccountRequest {
  @IsOptional() @Words(40) phone?: string
  @Words(100) account!: string
  @Words(100) name!: string
  @Words(40) organisationCode!: string
  @Roles() roles!: Role[]
}
export class EditAccountDto extends VersionDto implements EditAccountRequest {
  @IsOptional() @Words(40) phone?: string
  @Words(100) name!: string
  @Words(40) organisationCode!: string
  @Roles() roles!: Role[]
}
class AccountListRowDto {
  @IsInt({ message: '应是行号' }) line!: number
  @Words(200) organisation!: string
  @Words(200) name!: string
  @Words(200) account!: string
  @Words(200) roles!: string
  @IsOptional() @Words(40) phone?: string
}
export class CreateAccountsDto implements CreateAccountsRequest {
  @IsArray({ message: '应是列表' })
  @ArrayMinSize(1, { message: '没有人员' })
  @ArrayMaxSize(LONGEST_LIST, { message: `一次最多 ${LONGEST_LIST} 人` })
  @ValidateNested({ each: true, message: '每行应有单位、姓名、账号和角色' })
  @Type(() => AccountListRowDto)
  rows!: AccountListRowDto[]
}
