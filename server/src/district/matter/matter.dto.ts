import { MATTER_KINDS, type MatterKind, type MatterQuery } from '@gongkai/shared/district/matter/matter.contract'
import { Type } from 'class-transformer'
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  Max,
  MaxLength,
  Min,
} from 'class-validator'

const KINDS = MATTER_KINDS.map(({ code }) => code)
const Kind = () => IsIn(KINDS, { message: '应是权责清单（power）或公共服务事项清单（service）' })

export class MatterQueryDto implements MatterQuery {
  @IsOptional() @IsString({ message: '应是文字' }) @MaxLength(100, { message: '最多 100 字' }) q?: string
  @IsOptional() @Kind() kind?: MatterKind
  @IsOptional()
  @Type(() => Number)
  @IsInt({ message: '页码应是整数' })
  @Min(1, { message: '页码从 1 起' })
  @Max(10_000, { message: '页码太大' })
  page?: number
}

/** The rows themselves are looked at by `readMatterRows`, which names every fault by its row. */
export class ImportMattersDto {
  @Kind() kind!: MatterKind
  @IsArray({ message: '应是列表' })
  @ArrayMinSize(1, { message: '没有任何事项' })
  @ArrayMaxSize(5000, { message: '一次最多导入 5000 行' })
  rows!: unknown[]
}
