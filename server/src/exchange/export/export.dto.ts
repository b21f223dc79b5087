import type { FillingPhase } from '@gongkai/shared/base/words/phases'
import { isLedgerPeriod } from '@gongkai/shared/catalogue/disclosure/ledger-period'
import {
  DOCUMENT_FORMATS,
  DOCUMENT_KINDS,
  type DocumentFormat,
  type DocumentKind,
  type ExportRequest,
  type PersonalInExportQuery,
  type PublicDocumentQuery,
} from '@gongkai/shared/exchange/export/export.contract'
import { IsIn, IsInt, IsOptional, IsString, MaxLength, Min, ValidateBy } from 'class-validator'

const codesOf = <Code extends string>(list: readonly { code: Code }[]) => list.map(({ code }) => code)
const Code = (length: number, what: string) => (target: object, key: string) => {
  IsOptional()(target, key)
  IsString({ message: `${what}应是文字` })(target, key)
  MaxLength(length, { message: `${what}太长` })(target, key)
}
const EditionId = () => (target: object, key: string) => {
  IsOptional()(target, key)
  IsInt({ message: '应是目录版本的编号' })(target, key)
  Min(1, { message: '应是目录版本的编号' })(target, key)
}

/** `standing`, `draft` or `{edition}`, and nothing beside it. */
function isSource(value: unknown): boolean {
  if (value === 'standing' || value === 'draft') return true
  if (typeof value !== 'object' || value === null) return false
  const { edition, ...rest } = value as { edition?: unknown }
  return Number.isSafeInteger(edition) && Number(edition) > 0 && Object.keys(rest).length === 0
}

export class ExportDto implements ExportRequest {
  @IsIn(codesOf(DOCUMENT_KINDS), { message: '没有这种文件' }) kind!: DocumentKind
  @IsIn(codesOf(DOCUMENT_FORMATS), { message: '没有这种格式' }) format!: DocumentFormat
  @IsOptional()
  @ValidateBy(
    { name: 'source', validator: { validate: isSource } },
    { message: '只能是一个目录版本、现行目录（standing）或草稿（draft）' },
  )
  source?: ExportRequest['source']
  @Code(10, '领域代码') domain?: string
  @Code(40, '单位代码') organisation?: string
  @IsOptional() @IsIn(['inventory', 'catalogue'], { message: '没有这个阶段' }) phase?: FillingPhase
  @EditionId() edition?: number
  @EditionId() since?: number
  @IsOptional()
  @ValidateBy(
    { name: 'period', validator: { validate: (value) => typeof value === 'string' && isLedgerPeriod(value) } },
    { message: '应是年份（如 2026）或季度（如 2026Q3）' },
  )
  period?: string
}

export class PersonalInExportDto implements PersonalInExportQuery {
  @IsIn(codesOf(DOCUMENT_KINDS), { message: '没有这种文件' }) kind!: DocumentKind
  @Code(10, '领域代码') domain?: string
  @Code(40, '单位代码') organisation?: string
}

export class PublicDocumentDto implements PublicDocumentQuery {
  @IsIn(['xlsx', 'docx', 'pdf'], { message: '只能下载 xlsx、docx 或 pdf' }) format!: PublicDocumentQuery['format']
  @Code(10, '领域代码') domain?: string
  @Code(40, '单位代码') organisation?: string
}
