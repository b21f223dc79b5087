import { CHANNELS, type Channel } from '@gongkai/shared/base/template/entry-template'
import {
  type AddDisclosureRequest,
  type CorrectDisclosureRequest,
  type CorrectExpectationRequest,
  type CorrectOccurrenceRequest,
  type DeleteFactRequest,
  type DisclosureItemsQuery,
  type DisclosureRequest,
  MOST_FILES_OF_A_DISCLOSURE,
  MOST_HOSTS,
  MOST_ITEMS_AT_ONCE,
  MOST_SIGNED_AT_ONCE,
  type NothingAroseRequest,
  type ProposeRequest,
  type RecordManyRequest,
  type RecordRequest,
  type SetLinkHostsRequest,
} from '@gongkai/shared/catalogue/disclosure/disclosure.contract'
import { ITEM_STATES, type ItemState } from '@gongkai/shared/catalogue/disclosure/item-state'
import { MOST_PASTED_LINES } from '@gongkai/shared/catalogue/disclosure/pasted-lines'
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
  Max,
  MaxLength,
  Min,
  ValidateIf,
  ValidateNested,
} from 'class-validator'
import { Guarded } from '../../district/privacy/guarded.js'
import { SeenVersionDto } from '../../platform/seen/seen.dto.js'

const codes = (list: readonly { code: string }[]) => list.map(({ code }) => code)
const Words = (most: number) => (target: object, key: string) => {
  IsString({ message: '应是文字' })(target, key)
  MaxLength(most, { message: `最多 ${most} 字` })(target, key)
}
const Numbers = (most: number) => (target: object, key: string) => {
  IsArray({ message: '应是公开事项编号的列表' })(target, key)
  ArrayMinSize(1, { message: '请至少选择一个事项' })(target, key)
  ArrayMaxSize(most, { message: `一次最多 ${most} 个事项` })(target, key)
  ArrayUnique({ message: '有一个事项选了两次' })(target, key)
  IsString({ each: true, message: '应是公开事项的编号' })(target, key)
  MaxLength(60, { each: true, message: '公开事项的编号太长' })(target, key)
}
const Confirmed = () => (target: object, key: string) => {
  IsOptional()(target, key)
  IsArray({ message: '应是已确认的疑问的列表' })(target, key)
  ArrayMaxSize(10, { message: '最多 10 项' })(target, key)
  IsString({ each: true, message: '应是文字' })(target, key)
}
const Intent = () => Matches(/^[A-Za-z0-9-]{16,64}$/, { message: '应是 16 到 64 位字母、数字或连字符' })
const Page = () => (target: object, key: string) => {
  IsOptional()(target, key)
  Type(() => Number)(target, key)
  IsInt({ message: '页码应是整数' })(target, key)
  Min(1, { message: '页码从 1 起' })(target, key)
  Max(100_000, { message: '没有这一页' })(target, key)
}

export class DisclosureDto implements DisclosureRequest {
  @IsArray({ message: '应是公开渠道的列表' })
  @ArrayUnique({ message: '有一个渠道选了两次' })
  @IsIn(codes(CHANNELS), { each: true, message: '没有这个公开渠道' })
  channels!: Channel[]
  @Words(2000) url!: string
  @Words(10) publishedOn!: string
  @Words(10) shownUntil!: string
  @Words(10) takenDownOn!: string
  @Words(40) publishedBy!: string
  @Words(60) reviewedBy!: string
  @IsOptional()
  @IsArray({ message: '应是照片和文件的列表' })
  @ArrayMaxSize(MOST_FILES_OF_A_DISCLOSURE, { message: `最多 ${MOST_FILES_OF_A_DISCLOSURE} 个照片和文件` })
  @ArrayUnique({ message: '有一个照片或文件选了两次' })
  @Matches(/^[0-9a-f]{32}$/, { each: true, message: '应是上传照片或文件时得到的编号' })
  files?: string[]
}

export class RecordDto implements RecordRequest {
  @Numbers(MOST_ITEMS_AT_ONCE) publicNumbers!: string[]
  @Guarded('主题') @IsOptional() @Words(120) subject?: string
  @Words(1000) title!: string
  @Words(10) formedOn!: string
  @ValidateIf(({ disclosure }: RecordDto) => disclosure !== null)
  @ValidateNested({ message: '应是公开记录，还没有公开的为 null' })
  @Type(() => DisclosureDto)
  disclosure!: DisclosureDto | null
  @Intent() intent!: string
  @Confirmed() confirmed?: string[]
}

export class RecordManyDto implements RecordManyRequest {
  @IsArray({ message: '应是登记的列表' })
  @ArrayMinSize(1, { message: '请至少登记一条' })
  @ArrayMaxSize(MOST_PASTED_LINES, { message: `一次最多登记 ${MOST_PASTED_LINES} 条` })
  @ArrayUnique(({ intent }: RecordDto) => intent, { message: '有两条是同一次登记' })
  @ValidateNested({ each: true, message: '应是登记的列表' })
  @Type(() => RecordDto)
  records!: RecordDto[]
}
export class ProposeDto implements ProposeRequest {
  @Words(100_000) text!: string
}

export class SetLinkHostsDto extends SeenVersionDto implements SetLinkHostsRequest {
  @IsArray({ message: '应是网站域名的列表' })
  @ArrayMaxSize(MOST_HOSTS, { message: `最多 ${MOST_HOSTS} 个网站` })
  @IsString({ each: true, message: '应是网站域名' })
  @MaxLength(100, { each: true, message: '网站域名最多 100 个字符' })
  hosts!: string[]
}

export class AddDisclosureDto extends SeenVersionDto implements AddDisclosureRequest {
  @ValidateNested({ message: '应是公开记录' }) @Type(() => DisclosureDto) disclosure!: DisclosureDto
  @Intent() intent!: string
  @Confirmed() confirmed?: string[]
}
export class CorrectOccurrenceDto extends SeenVersionDto implements CorrectOccurrenceRequest {
  @Words(1000) title!: string
  @Words(10) formedOn!: string
  @Guarded('主题') @IsOptional() @Words(120) subject?: string
  @Guarded('理由') @Words(500) reason!: string
  @Confirmed() confirmed?: string[]
}
export class CorrectDisclosureDto extends SeenVersionDto implements CorrectDisclosureRequest {
  @ValidateNested({ message: '应是公开记录' }) @Type(() => DisclosureDto) disclosure!: DisclosureDto
  @Guarded('理由') @Words(500) reason!: string
  @Confirmed() confirmed?: string[]
}
export class DeleteFactDto extends SeenVersionDto implements DeleteFactRequest {
  @Guarded('理由') @Words(500) reason!: string
}
export class NothingAroseDto implements NothingAroseRequest {
  @Words(10) quarter!: string
  @Numbers(MOST_SIGNED_AT_ONCE) publicNumbers!: string[]
}
export class CorrectExpectationDto extends SeenVersionDto implements CorrectExpectationRequest {
  @Guarded('时限') @Words(500) limit!: string
  @Guarded('理由') @Words(500) reason!: string
}
export class DisclosureItemsDto implements DisclosureItemsQuery {
  @IsOptional() @Words(40) unit?: string
  @IsOptional() @Words(10) domain?: string
  @IsOptional() @IsIn(codes(ITEM_STATES), { message: '没有这种状态' }) state?: ItemState
  @IsOptional() @Words(100) q?: string
  @IsOptional() @Matches(/^\d{4}Q[1-4]$/, { message: '季度的格式应如 2026Q3' }) unsigned?: string
  @IsOptional() @IsIn(['1'], { message: '只能是 1' }) corrected?: '1'
  @Page() page?: number
}
export class PageDto {
  @Page() page?: number
}
