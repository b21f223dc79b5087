import { type Basis, EMPTY_ENTRY, type EntryFields } from '@gongkai/shared/base/template/entry'
import { MOST_BASIS, MOST_ITEMS, MOST_SUBJECT, MOST_TEXT } from '@gongkai/shared/base/template/entry-limits'
import {
  ATTRIBUTES,
  type Attribute,
  AUDIENCES,
  type Audience,
  CHANNELS,
  type Channel,
  LEVELS,
  type Level,
  STAGES,
  type Stage,
  WAYS,
  type Way,
  WITHHOLD_GROUNDS,
  type WithholdGround,
} from '@gongkai/shared/base/template/entry-template'
import type {
  AddEntryRequest,
  BatchRequest,
  DeleteEntriesRequest,
  EntryIdsRequest,
  OrderRequest,
  SaveEntryRequest,
} from '@gongkai/shared/compiling/assignment/assignment.contract'
import { Transform, Type } from 'class-transformer'
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
  Min,
  MinLength,
  ValidateIf,
  ValidateNested,
} from 'class-validator'
import { Seen } from '../../platform/seen/seen.dto.js'

const codes = (list: readonly { code: string }[]) => list.map(({ code }) => code)
const Text =
  (max: number): PropertyDecorator =>
  (target, key) => {
    IsString({ message: '应是文字' })(target, key)
    MaxLength(max, { message: `最多 ${max} 字` })(target, key)
  }
const Choices =
  (list: readonly { code: string }[]): PropertyDecorator =>
  (target, key) => {
    IsArray({ message: '应是列表' })(target, key)
    ArrayUnique({ message: '有重复的选项' })(target, key)
    IsIn(codes(list), { each: true, message: '有模板里没有的选项' })(target, key)
  }
const Choice = (list: readonly { code: string }[]) => IsIn([...codes(list), ''], { message: '是模板里没有的选项' })

class BasisDto implements Basis {
  @Text(MOST_BASIS.title) title!: string
  @Text(MOST_BASIS.documentNumber) documentNumber!: string
  @Text(MOST_BASIS.article) article!: string
}

/**
 * A draft may lack anything (saving is lenient) but holds nothing malformed; lengths in characters. A field that is not sent, as by
 * a client that does not know it, stays as it is stored.
 */
export class EntryFieldsDto implements EntryFields {
  @Text(MOST_TEXT.level1) level1!: string
  @Text(MOST_TEXT.level2) level2!: string
  @Text(MOST_TEXT.level3) level3!: string
  @Choices(STAGES) stages!: Stage[]
  @Text(MOST_TEXT.content) content!: string
  @IsArray({ message: '应是列表' })
  @ArrayMaxSize(MOST_ITEMS, { message: `最多 ${MOST_ITEMS} 条依据` })
  @ValidateNested({ each: true, message: '每条依据应有名称、文号、条款' })
  @Type(() => BasisDto)
  bases!: BasisDto[]
  @Text(MOST_TEXT.timeLimit) timeLimit!: string
  @IsArray({ message: '应是列表' })
  @ArrayMaxSize(MOST_ITEMS, { message: `最多 ${MOST_ITEMS} 个主体` })
  @IsString({ each: true, message: '应是文字' })
  @MaxLength(MOST_SUBJECT, { each: true, message: `每个主体最多 ${MOST_SUBJECT} 字` })
  subjects!: string[]
  @Choices(CHANNELS) channels!: Channel[]
  @Text(MOST_TEXT.channelOther) channelOther!: string
  @Choices(AUDIENCES) audiences!: Audience[]
  @Text(MOST_TEXT.audienceSpecific) audienceSpecific!: string
  @Choices(WAYS) ways!: Way[]
  @Choices(LEVELS) levels!: Level[]
  @Choice(ATTRIBUTES) attribute!: Attribute | ''
  @Choice(WITHHOLD_GROUNDS) withholdGround!: WithholdGround | ''
  @Text(MOST_TEXT.withholdLaw) withholdLaw!: string
  @Matches(/^(\d{4}-\d{2}-\d{2})?$/, { message: '日期格式应如 2027-06-30' }) reassessOn!: string
  @Text(MOST_TEXT.matterCode) matterCode!: string
}

for (const field of Object.keys(EMPTY_ENTRY))
  ValidateIf((_, value) => value !== undefined)(EntryFieldsDto.prototype, field)

/** Names one save of one device, so that it can be sent again. */
const SaveId = (): PropertyDecorator => (target, key) => {
  IsOptional()(target, key)
  MinLength(1, { message: '不能为空' })(target, key)
  Text(64)(target, key)
}
const EntryIds = (): PropertyDecorator => (target, key) => {
  IsArray({ message: '应是列表' })(target, key)
  ArrayMaxSize(1000, { message: '一次最多 1000 项' })(target, key)
  ArrayUnique({ message: '有重复的公开事项' })(target, key)
  IsInt({ each: true, message: '应是公开事项的编号' })(target, key)
}

export class SaveEntryDto implements SaveEntryRequest {
  @Seen() @Min(1, { message: '版本号从 1 起' }) version!: number
  @SaveId() saveId?: string
  @IsDefined({ message: '缺少公开事项的内容' })
  @ValidateNested({ message: '缺少公开事项的内容' })
  @Type(() => EntryFieldsDto)
  fields!: EntryFieldsDto
}

/** A new entry; fields not given start empty. */
export class AddEntryDto implements AddEntryRequest {
  @SaveId() saveId?: string
  @IsOptional()
  @ValidateNested({ message: '公开事项的内容格式不对' })
  @Type(() => EntryFieldsDto)
  @Transform(({ value }) => value && Object.assign(new EntryFieldsDto(), EMPTY_ENTRY, value))
  fields?: EntryFieldsDto
}

export class EntryIdsDto implements EntryIdsRequest {
  @ArrayMinSize(1, { message: '请至少选择一个公开事项' }) @EntryIds() entryIds!: number[]
}

class ReadEntryDto {
  @IsInt({ message: '应是公开事项的编号' }) id!: number
  @Seen() @Min(1, { message: '版本号从 1 起' }) version!: number
}
export class DeleteEntriesDto implements DeleteEntriesRequest {
  @IsArray({ message: '应是列表' })
  @ArrayMinSize(1, { message: '请至少选择一个公开事项' })
  @ArrayMaxSize(1000, { message: '一次最多 1000 项' })
  @ArrayUnique(({ id }: ReadEntryDto) => id, { message: '有重复的公开事项' })
  @ValidateNested({ each: true, message: '每项应写明编号和版本' })
  @Type(() => ReadEntryDto)
  entries!: ReadEntryDto[]
}

export class OrderDto extends EntryIdsDto implements OrderRequest {
  @Seen() version!: number
}

export class BatchDto extends OrderDto implements BatchRequest {
  @IsOptional() @Text(500) timeLimit?: string
  @IsOptional() @Choices(CHANNELS) channels?: Channel[]
  @IsOptional() @Text(200) channelOther?: string
}
