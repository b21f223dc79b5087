import { MOST_BASIS } from '@gongkai/shared/base/template/entry-limits'
import type { AddLawRequest, LawQuery } from '@gongkai/shared/district/law/law.contract'
import { Type } from 'class-transformer'
import { IsInt, IsOptional, IsString, Matches, Max, MaxLength, Min } from 'class-validator'

export class LawQueryDto implements LawQuery {
  @IsOptional() @IsString({ message: '应是文字' }) @MaxLength(100, { message: '最多 100 字' }) q?: string
  @IsOptional()
  @Type(() => Number)
  @IsInt({ message: '页码应是整数' })
  @Min(1, { message: '页码从 1 起' })
  @Max(10_000, { message: '页码太大' })
  page?: number
}

/** As long as the 依据 that it becomes. */
export class AddLawDto implements AddLawRequest {
  @IsString({ message: '请填写名称' })
  @Matches(/[\u4e00-\u9fffA-Za-z0-9]/, { message: '请填写名称' })
  @MaxLength(MOST_BASIS.title, { message: `最多 ${MOST_BASIS.title} 字` })
  title!: string
  @IsString({ message: '应是文字，没有文号就留空' })
  @MaxLength(MOST_BASIS.documentNumber, { message: `最多 ${MOST_BASIS.documentNumber} 字` })
  documentNumber!: string
  @IsOptional() @IsString({ message: '应是文字' }) @MaxLength(500, { message: '最多 500 字' }) note?: string
}
