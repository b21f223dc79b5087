import type {
  AddDomainsRequest,
  AddedDomain,
  AddedUnit,
  AddUnitsRequest,
  SetRegionRequest,
} from '@gongkai/shared/app/setup/setup.contract'
import { Type } from 'class-transformer'
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsDefined,
  IsIn,
  IsOptional,
  IsString,
  Matches,
  MaxLength,
  ValidateNested,
} from 'class-validator'
import { Guarded } from '../../district/privacy/guarded.js'
import { Seen } from '../../platform/seen/seen.dto.js'

const Words = (length: number) => (target: object, key: string) => {
  IsString({ message: '应是文字' })(target, key)
  MaxLength(length, { message: `最多 ${length} 字` })(target, key)
}
const Flag = () => IsBoolean({ message: '应是“是”或“否”' })

export class DivisionsQueryDto {
  @IsOptional() @Matches(/^(\d{2}|\d{4}|\d{6})?$/, { message: '应是 2、4 或 6 位区划代码' }) parent?: string
}
class FooterDto {
  @Words(200) organiser!: string
  @Words(200) phone!: string
  @Words(200) icp!: string
  @Words(200) policeRecord!: string
  @Words(200) siteCode!: string
}
export class SetRegionDto implements SetRegionRequest {
  @Seen() version!: number
  @Words(20) code!: string
  @Guarded('区县名称') @Words(200) name!: string
  @Guarded('简称') @Words(200) shortName!: string
  @Words(400) officialSite!: string
  @IsDefined({ message: '没有写' })
  @ValidateNested({ message: '应是网站页脚的各项' })
  @Type(() => FooterDto)
  @Guarded('主办单位', 'organiser')
  footer!: FooterDto
}
class AddedUnitDto implements AddedUnit {
  @IsIn(['agency', 'town', 'village'], { message: '应是部门、镇（街道）或村（社区）' }) kind!: AddedUnit['kind']
  @Words(200) name!: string
  @IsOptional() @Words(100) code?: string
  @IsOptional() @Words(40) parent?: string
  @IsOptional() @Flag() fills?: boolean
}
export class AddUnitsDto implements AddUnitsRequest {
  @Guarded('单位名称') @IsOptional() @Words(200) office?: string
  @IsArray({ message: '应是列表' })
  @ArrayMaxSize(2000, { message: '一次最多 2000 个单位' })
  @ValidateNested({ each: true, message: '每个单位应写明类别和名称' })
  @Type(() => AddedUnitDto)
  @Guarded('单位名称', 'name')
  units!: AddedUnitDto[]
}
class AddedDomainDto implements AddedDomain {
  @IsOptional() @Words(10) code?: string
  @Words(100) name!: string
  @IsArray({ message: '应是列表' })
  @ArrayMaxSize(10, { message: '牵头单位应是一个或两个' })
  @IsString({ each: true, message: '应是单位代码' })
  leads!: string[]
}
export class AddDomainsDto implements AddDomainsRequest {
  @IsArray({ message: '应是列表' })
  @ArrayMaxSize(100, { message: '一次最多 100 个领域' })
  @ValidateNested({ each: true, message: '每个领域应写明名称和牵头单位' })
  @Type(() => AddedDomainDto)
  @Guarded('领域名称', 'name')
  domains!: AddedDomainDto[]
  @Flag() models!: boolean
}
