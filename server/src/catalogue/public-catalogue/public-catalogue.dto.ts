import {
  AUDIENCES,
  type Audience,
  LEVELS,
  type Level,
  STAGES,
  type Stage,
  WAYS,
  type Way,
} from '@gongkai/shared/base/template/entry-template'
import { AUDIENCE_GROUPS } from '@gongkai/shared/catalogue/public-catalogue/audience-groups'
import type { PublicEntryQuery } from '@gongkai/shared/catalogue/public-catalogue/public-catalogue.contract'
import { Type } from 'class-transformer'
import { IsIn, IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator'

const OneOf = (list: readonly { code: string }[], message: string) =>
  IsIn(
    list.map(({ code }) => code),
    { message },
  )
const Code = (length: number, what: string) => (target: object, key: string) => {
  IsOptional()(target, key)
  IsString({ message: `${what}应是文字` })(target, key)
  MaxLength(length, { message: `${what}太长` })(target, key)
}
const Whole = (min: number, max: number, message: string) => (target: object, key: string) => {
  IsOptional()(target, key)
  Type(() => Number)(target, key)
  IsInt({ message })(target, key)
  Min(min, { message })(target, key)
  Max(max, { message })(target, key)
}
const MOST_PAGES = 1_000_000

export class PageDto {
  @Code(10, '领域代码') domain?: string
  @Whole(1, MOST_PAGES, '页码应是从 1 起的整数') page?: number
}

export class PublicEntryQueryDto extends PageDto implements PublicEntryQuery {
  @Code(40, '单位代码') organisation?: string
  @Code(100, '搜索的文字') q?: string
  @IsOptional() @OneOf(STAGES, '没有这个五公开阶段') stage?: Stage
  @IsOptional() @OneOf(AUDIENCES, '没有这种公开对象') audience?: Audience
  @IsOptional() @OneOf(LEVELS, '没有这个公开层级') level?: Level
  @IsOptional() @OneOf(WAYS, '没有这种公开方式') way?: Way
  @IsOptional() @OneOf(AUDIENCE_GROUPS, '没有这个人群') group?: string
  @Whole(1, 100, '每页 1 到 100 条') size?: number
}

export class SuggestionsDto {
  @Code(100, '搜索的文字') q?: string
}

export class EditionEntriesDto extends PageDto {
  @Whole(1, 100, '每页 1 到 100 条') size?: number
}

export class ChangesDto extends PageDto {
  @Whole(1, 2 ** 31, '应是目录版本的编号') since?: number
}

export class DownloadDto {
  @OneOf([{ code: 'csv' }, { code: 'json' }], '只能下载 csv 或 json') format!: 'csv' | 'json'
  @Code(10, '领域代码') domain?: string
}

export class ExampleDto {
  @IsString({ message: '日期应如 2026-12-01' }) @MaxLength(10, { message: '日期应如 2026-12-01' }) on!: string
}

export class NewestDisclosuresDto {
  @Code(10, '领域代码') domain?: string
  @Code(40, '单位代码') organisation?: string
}
