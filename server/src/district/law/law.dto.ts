import { MOST_BASIS } from '@gongkai/shared/base/template/entry-limits'
import { isLocalDate } from '@gongkai/shared/base/time/local-date'
import {
  type AddLawRequest,
  type ChooseShippedRequest,
  type EditLawRequest,
  type EndLawRequest,
  LAW_KINDS,
  LAW_STATUSES,
  type LawKind,
  type LawQuery,
  type LawStatus,
  type ReplacementRequest,
  type RestoreLawRequest,
} from '@gongkai/shared/district/law/law.contract'
import { Type } from 'class-transformer'
import {
  ArrayMaxSize,
  IsArray,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateBy,
  ValidateNested,
} from 'class-validator'
import { Seen } from '../../platform/seen/seen.dto.js'
import { Guarded } from '../privacy/guarded.js'

const KINDS = LAW_KINDS.map(({ code }) => code)
const STATUSES = LAW_STATUSES.map(({ code }) => code)
const most = (characters: number) => ({ message: `最多 ${characters} 字` })
const IsDay = (message: string) =>
  ValidateBy(
    { name: 'isDay', validator: { validate: (value: unknown) => typeof value === 'string' && isLocalDate(value) } },
    { message },
  )

export class LawQueryDto implements LawQuery {
  @IsOptional() @IsString({ message: '应是文字' }) @MaxLength(100, most(100)) q?: string
  @IsOptional()
  @Type(() => Number)
  @IsInt({ message: '页码应是整数' })
  @Min(1, { message: '页码从 1 起' })
  @Max(10_000, { message: '页码太大' })
  page?: number
  @IsOptional() @IsIn(STATUSES, { message: '没有这种效力' }) status?: LawStatus
  @IsOptional() @IsIn(KINDS, { message: '没有这种类别' }) kind?: LawKind
  @IsOptional() @IsIn(['own', 'units'], { message: '应是 own 或 units' }) mine?: 'own' | 'units'
}

/** As long as the 依据 that it becomes. */
export class AddLawDto implements AddLawRequest {
  @IsString({ message: '请填写名称' })
  @Matches(/[\u4e00-\u9fffA-Za-z0-9]/, { message: '请填写名称' })
  @MaxLength(MOST_BASIS.title, most(MOST_BASIS.title))
  @Guarded('法规名称')
  title!: string
  @IsString({ message: '应是文字，没有文号就留空' })
  @MaxLength(MOST_BASIS.documentNumber, most(MOST_BASIS.documentNumber))
  @Guarded('文号')
  documentNumber!: string
  @IsOptional() @IsIn(KINDS, { message: '没有这种类别' }) kind?: LawKind | null
  @Guarded('制定机关') @IsOptional() @IsString({ message: '应是文字' }) @MaxLength(100, most(100)) issuer?: string
  @IsOptional() @IsDay('应是日期，如 2026-05-01') effectiveFrom?: string | null
  @IsOptional()
  @IsInt({ message: '应是整数' })
  @Min(1, { message: '应是 1 到 3000 的整数' })
  @Max(3000, { message: '应是 1 到 3000 的整数' })
  lastArticle?: number | null
  @Guarded('来源') @IsOptional() @IsString({ message: '应是文字' }) @MaxLength(300, most(300)) source?: string
  @Guarded('备注') @IsOptional() @IsString({ message: '应是文字' }) @MaxLength(500, most(500)) note?: string
}
export class EditLawDto extends AddLawDto implements EditLawRequest {
  @Seen() version!: number
  declare kind: LawKind | null
  declare issuer: string
  declare effectiveFrom: string | null
  declare lastArticle: number | null
  declare source: string
  declare note: string
}

class ArticleDto {
  @IsString({ message: '应是文字' }) @MaxLength(MOST_BASIS.article, most(MOST_BASIS.article)) from!: string
  @IsString({ message: '应是文字' }) @MaxLength(MOST_BASIS.article, most(MOST_BASIS.article)) to!: string
}
class ReplacementDto implements ReplacementRequest {
  @IsOptional() @IsInt({ message: '应是法规库中的编号' }) lawId?: number
  @IsOptional() @ValidateNested({ message: '应写明名称和文号' }) @Type(() => AddLawDto) added?: AddLawDto
  @IsArray({ message: '应是列表' })
  @ArrayMaxSize(500, { message: '最多 500 条' })
  @ValidateNested({ each: true, message: '应写明原条款和新条款' })
  @Type(() => ArticleDto)
  articles!: ArticleDto[]
}
export class EndLawDto implements EndLawRequest {
  @Seen() version!: number
  @IsDay('请填写废止日期，如 2026-05-01') endedOn!: string
  @Guarded('废止的依据') @IsString({ message: '应是文字' }) @MaxLength(200, most(200)) endedBy!: string
  @IsArray({ message: '应是列表' })
  @ArrayMaxSize(10, { message: '最多 10 条' })
  @ValidateNested({ each: true, message: '应是法规库中的一条，或写明名称和文号' })
  @Type(() => ReplacementDto)
  @Guarded('法规名称', 'added', 'title')
  @Guarded('文号', 'added', 'documentNumber')
  @Guarded('制定机关', 'added', 'issuer')
  @Guarded('来源', 'added', 'source')
  @Guarded('备注', 'added', 'note')
  @Guarded('原条款', 'articles', 'from')
  @Guarded('新条款', 'articles', 'to')
  replacements!: ReplacementDto[]
  @Guarded('理由') @IsString({ message: '请写明理由' }) @MaxLength(500, most(500)) reason!: string
}
export class RestoreLawDto implements RestoreLawRequest {
  @Seen() version!: number
  @Guarded('理由') @IsString({ message: '请写明理由' }) @MaxLength(500, most(500)) reason!: string
}
export class ChooseShippedDto implements ChooseShippedRequest {
  @Seen() version!: number
  @IsIn(['shipped', 'local'], { message: '应是 shipped 或 local' }) take!: 'shipped' | 'local'
}
