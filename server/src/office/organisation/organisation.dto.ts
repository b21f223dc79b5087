import type { OrganisationKind } from '@gongkai/shared/base/words/organisation-kinds'
import {
  type CreateOrganisationRequest,
  type DeactivateRequest,
  type EditOrganisationRequest,
  type MergeRequest,
  ORGANISATION_KINDS,
  type ReasonRequest,
} from '@gongkai/shared/district/organisation/organisation.contract'
import { IsBoolean, IsIn, IsOptional, IsString, MaxLength } from 'class-validator'
import { Guarded } from '../../district/privacy/guarded.js'
import { Seen } from '../../platform/seen/seen.dto.js'

const KINDS = ORGANISATION_KINDS.map(({ code }) => code)
const Words = (length: number) => (target: object, key: string) => {
  IsString({ message: '应是文字' })(target, key)
  MaxLength(length, { message: `最多 ${length} 字` })(target, key)
}

export class CreateOrganisationDto implements CreateOrganisationRequest {
  @IsIn(KINDS, { message: '请选择单位类别' }) kind!: OrganisationKind
  @Guarded('单位名称') @Words(200) name!: string
  @IsOptional() @Words(100) code?: string
  @IsOptional() @Words(40) parent?: string
  @IsBoolean({ message: '应是“是”或“否”' }) fills!: boolean
}
export class EditOrganisationDto implements EditOrganisationRequest {
  @Seen() version!: number
  @Guarded('单位名称') @Words(200) name!: string
  @IsBoolean({ message: '应是“是”或“否”' }) fills!: boolean
}
export class ReasonDto implements ReasonRequest {
  @Seen() version!: number
  @Guarded('理由') @Words(500) reason!: string
}
export class DeactivateDto extends ReasonDto implements DeactivateRequest {
  @IsOptional() @Words(40) feedbackTo?: string
}
export class DeactivationQueryDto {
  @IsOptional() @Words(40) feedbackTo?: string
}
export class MergeDto extends ReasonDto implements MergeRequest {
  @Words(40) into!: string
}
export class MergeQueryDto {
  @Words(40) into!: string
}
