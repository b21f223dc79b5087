import { DOMAIN_KINDS, type DomainKind } from '@gongkai/shared/base/words/domain-kinds'
import type {
  AddPilotDomainRequest,
  ChangeLeadsRequest,
  DomainGuideline,
  EditPilotDomainRequest,
  OrderPilotDomainsRequest,
  RetirePilotDomainRequest,
} from '@gongkai/shared/district/pilot-domain/pilot-domain.contract'
import { Type } from 'class-transformer'
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
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
const Aliases = () => (target: object, key: string) => {
  IsArray({ message: '应是列表' })(target, key)
  ArrayMaxSize(20, { message: '最多 20 个别名' })(target, key)
  IsString({ each: true, message: '应是文字' })(target, key)
  MaxLength(100, { each: true, message: '最多 100 字' })(target, key)
}
const Units = (most: number, message: string) => (target: object, key: string) => {
  IsArray({ message: '应是列表' })(target, key)
  ArrayMaxSize(most, { message })(target, key)
  IsString({ each: true, message: '应是单位代码' })(target, key)
  MaxLength(40, { each: true, message: '单位代码太长' })(target, key)
}

class GuidelineDto implements DomainGuideline {
  @Words(200) title!: string
  @Words(100) number!: string
}
class FactsDto {
  @IsOptional()
  @IsIn(
    DOMAIN_KINDS.map(({ code }) => code),
    { message: '应是试点领域或其他领域' },
  )
  kind?: DomainKind
  @IsOptional()
  @Words(20)
  @Matches(/^[a-z-]*$/, { message: '应是图标的代码' })
  sign?: string
  @IsOptional() @Units(1000, '最多 1000 个单位') fillers?: string[] | null
  @Guarded('标准指引的名称', 'title')
  @Guarded('标准指引的文号', 'number')
  @IsOptional()
  @ValidateNested({ message: '应写明名称和文号' })
  @Type(() => GuidelineDto)
  guideline?: GuidelineDto
}
export class AddPilotDomainDto extends FactsDto implements AddPilotDomainRequest {
  @Guarded('领域名称') @Words(100) name!: string
  @Guarded('别名') @IsOptional() @Aliases() aliases?: string[]
  @Units(10, '牵头单位应是一个或两个') leads!: string[]
}
export class EditPilotDomainDto extends FactsDto implements EditPilotDomainRequest {
  @Seen() version!: number
  @Guarded('领域名称') @Words(100) name!: string
  @Guarded('别名') @Aliases() aliases!: string[]
}
class PlacedDto {
  @Words(10) code!: string
  @Seen() version!: number
}
export class OrderPilotDomainsDto implements OrderPilotDomainsRequest {
  @IsArray({ message: '应是列表' })
  @ArrayMaxSize(1000, { message: '最多 1000 个领域' })
  @ArrayUnique((domain: PlacedDto | null) => domain?.code, { message: '有重复的领域' })
  @ValidateNested({ each: true, message: '每个领域应写明代码和版本' })
  @Type(() => PlacedDto)
  domains!: PlacedDto[]
}
export class RetirePilotDomainDto implements RetirePilotDomainRequest {
  @Seen() version!: number
  @Guarded('理由') @Words(500) reason!: string
}
export class ChangeLeadsDto implements ChangeLeadsRequest {
  @Seen() version!: number
  @Units(10, '牵头单位应是一个或两个') leads!: string[]
  @Guarded('理由') @Words(500) reason!: string
}
export class LeadsQueryDto {
  @IsString({ message: '应是单位代码，以逗号分隔' }) @MaxLength(500, { message: '太长' }) leads!: string
}
