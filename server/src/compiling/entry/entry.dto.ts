import { EMPTY_ENTRY, type EntryFields } from '@gongkai/shared/base/template/entry'
import { MOST_BASIS, MOST_ITEMS, MOST_SUBJECT, MOST_TEXT } from '@gongkai/shared/base/template/entry-limits'
import { CHANNELS, type Channel } from '@gongkai/shared/base/template/entry-template'
import { type Basis, type EntryField, FIELDS, factsOf } from '@gongkai/shared/base/template/fields'
import type {
  AddEntryRequest,
  AnswerAmendedRequest,
  BatchRequest,
  CancelItemsRequest,
  ConnectItemRequest,
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
import { Guarded } from '../../district/privacy/guarded.js'
import { Seen, SeenVersionDto } from '../../platform/seen/seen.dto.js'

const MOST_REASON = 500

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

/** The bounds of a field's value, by its control. */
const Field =
  (field: EntryField): PropertyDecorator =>
  (target, key) => {
    const { control, options, limit } = factsOf(field)
    if (control === 'choices') Choices(options ?? [])(target, key)
    else if (control === 'choice') Choice(options ?? [])(target, key)
    else if (control === 'date') Matches(/^(\d{4}-\d{2}-\d{2})?$/, { message: '日期格式应如 2027-06-30' })(target, key)
    else if (control === 'names') {
      MaxLength(MOST_SUBJECT, { each: true, message: `每个主体最多 ${MOST_SUBJECT} 字` })(target, key)
      IsString({ each: true, message: '应是文字' })(target, key)
      ArrayMaxSize(MOST_ITEMS.subjects, { message: `最多 ${MOST_ITEMS.subjects} 个主体` })(target, key)
      IsArray({ message: '应是列表' })(target, key)
    } else if (control === 'bases') {
      Type(() => BasisDto)(target, key)
      ValidateNested({ each: true, message: '每条依据应有名称、文号、条款' })(target, key)
      ArrayMaxSize(MOST_ITEMS.bases, { message: `最多 ${MOST_ITEMS.bases} 条依据` })(target, key)
      IsArray({ message: '应是列表' })(target, key)
    } else Text(limit?.characters ?? 0)(target, key)
    // A field that is not sent, as by a client that does not know it, stays as it is stored.
    ValidateIf((_, value) => value !== undefined)(target, key)
  }

const HoldsFields: new () => EntryFields = class {} as never

/** A draft may lack anything (saving is lenient) but holds nothing malformed; lengths in characters. */
export class EntryFieldsDto extends HoldsFields {}

for (const field of FIELDS) Field(field)(EntryFieldsDto.prototype, field)

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
  @Guarded('理由') @IsOptional() @Text(MOST_REASON) reason?: string
  @IsOptional() @IsInt({ message: '应是公开事项的编号' }) intoEntryId?: number
}

export class ConnectItemDto implements ConnectItemRequest {
  @Seen() @Min(1, { message: '版本号从 1 起' }) version!: number
  @ValidateIf((_, value) => value !== null) @Text(60) continues!: string | null
}

export class AnswerAmendedDto implements AnswerAmendedRequest {
  @Seen() @Min(1, { message: '版本号从 1 起' }) version!: number
  @ValidateIf((_, value) => value !== null) @IsIn(FIELDS, { message: '没有这一栏' }) field!: EntryField | null
  @IsIn(['amendment', 'row'], { message: '请选择保留哪一份' }) take!: 'amendment' | 'row'
}

export class CancelItemsDto extends SeenVersionDto implements CancelItemsRequest {
  @IsArray({ message: '应是列表' })
  @ArrayMinSize(1, { message: '请至少选择一个公开事项' })
  @ArrayMaxSize(1000, { message: '一次最多 1000 项' })
  @ArrayUnique({ message: '有重复的公开事项' })
  @MaxLength(60, { each: true, message: '公开事项编号太长' })
  @IsString({ each: true, message: '应是公开事项编号' })
  numbers!: string[]
  @Guarded('理由') @Text(MOST_REASON) reason!: string
  @IsOptional() @IsInt({ message: '应是公开事项的编号' }) intoEntryId?: number
}

export class OrderDto extends EntryIdsDto implements OrderRequest {
  @Seen() version!: number
}

export class BatchDto extends OrderDto implements BatchRequest {
  @IsOptional() @Text(MOST_TEXT.timeLimit) timeLimit?: string
  @IsOptional() @Choices(CHANNELS) channels?: Channel[]
  @IsOptional() @Text(MOST_TEXT.channelOther) channelOther?: string
}
