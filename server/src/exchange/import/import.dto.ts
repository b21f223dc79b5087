import { MOST_FILE_BYTES } from '@gongkai/shared/base/file-size'
import { type Gravity, PERSONAL_KINDS, type PersonalKind } from '@gongkai/shared/base/privacy/personal-data'
import { FIELD_LABELS } from '@gongkai/shared/base/template/entry'
import { IMPORT_KINDS, type ImportKind } from '@gongkai/shared/base/words/import-kinds'
import {
  type ActOnImportRequest,
  type AnswerImportFindingRequest,
  type ChooseImportRowsRequest,
  type EditImportRowRequest,
  type ImportFileQuery,
  type ImportPastedRequest,
  type ImportRowQuery,
  type MaskImportColumnRequest,
  type MaskImportRowRequest,
  ROW_FILTERS,
  type RowFilter,
} from '@gongkai/shared/exchange/import/import.contract'
import { listColumns } from '@gongkai/shared/exchange/import/list-columns'
import { Type } from 'class-transformer'
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsObject,
  IsOptional,
  IsString,
  Max,
  MaxLength,
  Min,
  MinLength,
  ValidateBy,
  ValidateNested,
} from 'class-validator'
import { EntryFieldsDto } from '../../compiling/entry/entry.dto.js'
import { Guarded } from '../../district/privacy/guarded.js'
import { Seen } from '../../platform/seen/seen.dto.js'

const codes = (list: readonly { code: string }[]) => list.map(({ code }) => code)
const MOST_COLUMNS = 20
const MOST_VALUE = 1000

class KindDto {
  @IsIn(codes(IMPORT_KINDS), { message: '请选择导入什么' }) kind!: ImportKind
  @IsOptional() @IsString({ message: '应是领域代码' }) @MaxLength(10, { message: '领域代码太长' }) domain?: string
}

export class ImportFileDto extends KindDto implements ImportFileQuery {
  @IsString({ message: '缺少文件名' })
  @MinLength(1, { message: '缺少文件名' })
  @MaxLength(200, { message: '文件名太长，最多 200 字' })
  name!: string
}

export class ImportPastedDto extends KindDto implements ImportPastedRequest {
  @IsString({ message: '应是文字' })
  @MinLength(1, { message: '请粘贴表格' })
  @MaxLength(MOST_FILE_BYTES, { message: '粘贴的内容太大' })
  text!: string
  @IsOptional()
  @IsString({ message: '应是文字' })
  @MaxLength(MOST_FILE_BYTES, { message: '粘贴的内容太大' })
  html?: string
}

export class ImportRowsDto implements ImportRowQuery {
  @IsOptional() @IsIn(codes(ROW_FILTERS), { message: '没有这个筛选' }) only?: RowFilter
  @IsOptional()
  @Type(() => Number)
  @IsInt({ message: '页码应是整数' })
  @Min(1, { message: '页码从 1 起' })
  @Max(10_000, { message: '页码太大' })
  page?: number
}

export class ActOnImportDto implements ActOnImportRequest {
  @Type(() => Number)
  @Seen()
  version!: number
}

/** Columns by their code; unknown ones are left alone. */
const Columns = () =>
  ValidateBy(
    {
      name: 'columns',
      validator: {
        validate: (value: unknown) => {
          const texts = Object.values(value ?? {})
          return (
            texts.length <= MOST_COLUMNS && texts.every((text) => typeof text === 'string' && text.length <= MOST_VALUE)
          )
        },
      },
    },
    { message: `每一栏应是文字，最多 ${MOST_VALUE} 字` },
  )

export class EditImportRowDto extends ActOnImportDto implements EditImportRowRequest {
  @IsOptional() @IsString({ message: '应是领域代码' }) @MaxLength(10, { message: '领域代码太长' }) domain?: string
  @IsOptional()
  @ValidateNested({ message: '公开事项的内容格式不对' })
  @Type(() => EntryFieldsDto)
  fields?: EntryFieldsDto
  @IsOptional() @IsObject({ message: '应写明各栏的内容' }) @Columns() values?: Record<string, string>
}

/** The fields of a row, and the columns of lists that are looked through. */
const MASKED = [
  ...Object.keys(FIELD_LABELS),
  ...codes(IMPORT_KINDS).flatMap((kind) =>
    listColumns(kind as ImportKind).flatMap(({ code, guarded }) => (guarded ? [code] : [])),
  ),
]
const place = { message: '应写明在文字中的位置' }

export class MaskImportRowDto extends ActOnImportDto implements MaskImportRowRequest {
  @IsString({ message: '应写明在哪一栏' }) @MaxLength(60, { message: '栏目名太长' }) part!: string
  @IsInt(place) @Min(0, place) @Max(100_000, place) from!: number
  @IsInt(place) @Min(0, place) @Max(100_000, place) to!: number
}

export class AnswerImportFindingDto extends MaskImportRowDto implements AnswerImportFindingRequest {
  @IsIn(codes(PERSONAL_KINDS), { message: '没有这类个人信息' }) kind!: PersonalKind
  @IsIn(['block', 'ask'], { message: '没有这个等级' }) gravity!: Gravity
  @Guarded('理由')
  @IsString({ message: '请说明理由' })
  @MaxLength(500, { message: '理由太长，最多 500 字' })
  reason!: string
}

export class MaskImportColumnDto extends ActOnImportDto implements MaskImportColumnRequest {
  @IsIn(MASKED, { message: '没有这一栏' }) field!: string
  @IsIn(codes(PERSONAL_KINDS), { message: '没有这类个人信息' }) kind!: PersonalKind
}

export class ChooseImportRowsDto extends ActOnImportDto implements ChooseImportRowsRequest {
  @IsOptional()
  @IsArray({ message: '应是列表' })
  @ArrayMinSize(1, { message: '请至少选择一行' })
  @ArrayMaxSize(1000, { message: '一次最多 1000 行' })
  @ArrayUnique({ message: '有重复的行' })
  @IsInt({ each: true, message: '应是行的编号' })
  rowIds?: number[]
  @IsOptional() @IsIn(codes(ROW_FILTERS), { message: '没有这个筛选' }) only?: RowFilter
  @IsBoolean({ message: '应写明选中还是不选' }) chosen!: boolean
}
