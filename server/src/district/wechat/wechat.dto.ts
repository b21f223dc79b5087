import { MESSAGE_TEMPLATES, type MessageTemplate } from '@gongkai/shared/base/words/message-templates'
import { MOST_ON_A_SHEET } from '@gongkai/shared/district/wechat/invitation-policy'
import {
  type AddCreditsRequest,
  type BindWeChatRequest,
  type ChangePhoneRequest,
  type InvitationSheetRequest,
  type InviteeQuery,
  type InviteRequest,
  type WeChatSignInRequest,
} from '@gongkai/shared/district/wechat/wechat.contract'
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
  MinLength,
} from 'class-validator'
import { SeenVersionDto } from '../../platform/seen/seen.dto.js'

const Code = () => (target: object, key: string) => {
  IsString({ message: '应是微信给出的凭证' })(target, key)
  MinLength(1, { message: '缺少微信给出的凭证' })(target, key)
  MaxLength(200, { message: '微信给出的凭证太长' })(target, key)
}
const Words = (most: number) => (target: object, key: string) => {
  IsString({ message: '应是文字' })(target, key)
  MaxLength(most, { message: `最多 ${most} 字` })(target, key)
}

export class WeChatSignInDto implements WeChatSignInRequest {
  @Code() code!: string
  @IsOptional() @Words(60) account?: string
}
export class BindWeChatDto implements BindWeChatRequest {
  @Code() code!: string
  @IsOptional() @Words(60) invitation?: string
  @IsOptional() @Code() phoneCode?: string
}
export class ChangePhoneDto implements ChangePhoneRequest {
  @Code() phoneCode!: string
}
export class AddCreditsDto implements AddCreditsRequest {
  @IsArray({ message: '应是列表' })
  @ArrayMaxSize(MESSAGE_TEMPLATES.length, { message: '消息的种类没有这么多' })
  @ArrayUnique({ message: '有重复的消息种类' })
  @IsIn(
    MESSAGE_TEMPLATES.map(({ kind }) => kind),
    { each: true, message: '没有这种消息' },
  )
  kinds!: MessageTemplate[]
}
export class InviteDto extends SeenVersionDto implements InviteRequest {
  @IsInt({ message: '应是账号的编号' }) accountId!: number
}
export class InviteeQueryDto implements InviteeQuery {
  @IsOptional() @Words(60) q?: string
  @IsOptional()
  @Type(() => Number)
  @IsInt({ message: '页码应是整数' })
  @Min(1, { message: '页码从 1 起' })
  @Max(10_000, { message: '页码太大' })
  page?: number
}
export class InvitationSheetDto implements InvitationSheetRequest {
  @IsArray({ message: '应是列表' })
  @ArrayMinSize(1, { message: '没有邀请码' })
  @ArrayMaxSize(MOST_ON_A_SHEET, { message: `一次最多 ${MOST_ON_A_SHEET} 张` })
  @IsString({ each: true, message: '应是邀请码' })
  @MaxLength(60, { each: true, message: '邀请码太长' })
  codes!: string[]
}
