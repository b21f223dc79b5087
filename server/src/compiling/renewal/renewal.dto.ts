import type { ConfirmDomainsRequest, ConfirmRequest } from '@gongkai/shared/compiling/renewal/renewal.contract'
import { Type } from 'class-transformer'
import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsArray, IsInt, IsOptional, ValidateNested } from 'class-validator'
import { Seen, SeenVersionDto } from '../../platform/seen/seen.dto.js'

export class ConfirmDto extends SeenVersionDto implements ConfirmRequest {
  @IsOptional()
  @IsArray({ message: '应是列表' })
  @ArrayMaxSize(2000, { message: '最多 2000 个公开事项' })
  @ArrayUnique({ message: '有重复的公开事项' })
  @IsInt({ each: true, message: '应是公开事项的编号' })
  entryIds?: number[]
}

class SeenDomainDto {
  @IsInt({ message: '应是任务的编号' }) id!: number
  @Seen() version!: number
}
export class ConfirmDomainsDto implements ConfirmDomainsRequest {
  @IsArray({ message: '应是列表' })
  @ArrayMinSize(1, { message: '请至少选择一个领域' })
  @ArrayMaxSize(60, { message: '一次最多 60 个领域' })
  @ArrayUnique(({ id }: SeenDomainDto) => id, { message: '有重复的领域' })
  @ValidateNested({ each: true, message: '每个领域应写明任务和版本' })
  @Type(() => SeenDomainDto)
  assignments!: SeenDomainDto[]
}
