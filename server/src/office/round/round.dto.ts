import { type FillingPhase, PHASES, type PhaseKind } from '@gongkai/shared/base/words/phases'
import { ROUND_KINDS, type RoundKind } from '@gongkai/shared/base/words/round-kinds'
import {
  AUDIENCES,
  type Audience,
  type ClosePhaseRequest,
  type CreateRoundRequest,
  type DeleteRoundRequest,
  type JoinRoundRequest,
  type MoveMilestoneRequest,
  type RenameRoundRequest,
  type SetCalendarDaysRequest,
} from '@gongkai/shared/district/round/round.contract'
import { Type } from 'class-transformer'
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator'
import { Guarded } from '../../district/privacy/guarded.js'
import { Seen, SeenVersionDto } from '../../platform/seen/seen.dto.js'

const Phase = () =>
  IsIn(
    PHASES.map(({ code }) => code),
    { message: '不是编制的阶段' },
  )
const ForWhom = () =>
  IsIn(
    AUDIENCES.map(({ code }) => code),
    { message: '应是镇（街道）、牵头单位或区信息公开办' },
  )
const Kind = () => (target: object, key: string) => {
  IsOptional()(target, key)
  IsIn(
    ROUND_KINDS.map(({ code }) => code),
    { message: '应是年度更新或编制' },
  )(target, key)
}
const Words = (length: number) => (target: object, key: string) => {
  IsString({ message: '应是文字' })(target, key)
  MaxLength(length, { message: `最多 ${length} 字` })(target, key)
}
const Codes = (what: string, length: number) => (target: object, key: string) => {
  IsArray({ message: '应是列表' })(target, key)
  ArrayMaxSize(1000, { message: `最多 1000 个${what}` })(target, key)
  ArrayUnique({ message: `有重复的${what}` })(target, key)
  IsString({ each: true, message: `应是${what}代码` })(target, key)
  MaxLength(length, { each: true, message: `${what}代码太长` })(target, key)
}
const Year = () => (target: object, key: string) => {
  IsInt({ message: '年份应是整数' })(target, key)
  Min(2000, { message: '年份从 2000 起' })(target, key)
  Max(2100, { message: '年份到 2100 为止' })(target, key)
}

class MilestoneDto {
  @Phase() phase!: PhaseKind
  @ForWhom() audience!: Audience
  @Words(20) date!: string
  @Words(100) title!: string
}
export class CreateRoundDto implements CreateRoundRequest {
  @Guarded('轮次名称') @Words(200) name!: string
  @Year() year!: number
  @IsArray({ message: '应是列表' })
  @ArrayMaxSize(20, { message: '最多 20 个时限节点' })
  @ValidateNested({ each: true, message: '每个时限节点应写明阶段、对象和日期' })
  @Type(() => MilestoneDto)
  @Guarded('时限名称', 'title')
  milestones!: MilestoneDto[]
  @Kind() kind?: RoundKind
  @IsOptional() @Codes('领域', 10) domainCodes?: string[]
  @IsOptional() @Codes('单位', 40) unitCodes?: string[]
}
class OwnDateDto {
  @IsIn(['inventory', 'catalogue'], { message: '应是清单或目录阶段' }) phase!: FillingPhase
  @IsIn(['towns', 'leads'], { message: '应是镇（街道）或牵头单位' }) audience!: 'towns' | 'leads'
  @Words(20) date!: string
}
export class JoinRoundDto extends SeenVersionDto implements JoinRoundRequest {
  @Codes('领域', 10) domainCodes!: string[]
  @IsOptional() @Codes('单位', 40) unitCodes?: string[]
  @IsArray({ message: '应是列表' })
  @ArrayMaxSize(4, { message: '最多 4 个期限' })
  @ArrayUnique((date: OwnDateDto | null) => `${date?.phase}/${date?.audience}`, { message: '期限写了两次' })
  @ValidateNested({ each: true, message: '每个期限应写明阶段、对象和日期' })
  @Type(() => OwnDateDto)
  milestones!: OwnDateDto[]
  @Guarded('理由') @Words(500) reason!: string
}
export class DeleteRoundDto extends SeenVersionDto implements DeleteRoundRequest {
  @Guarded('理由') @Words(500) reason!: string
}
export class RenameRoundDto implements RenameRoundRequest {
  @Seen() version!: number
  @Guarded('轮次名称') @Words(200) name!: string
}
export class MilestoneQueryDto {
  @Phase() phase!: PhaseKind
  @ForWhom() audience!: Audience
  @Words(20) date!: string
}
export class MoveMilestoneDto extends MilestoneQueryDto implements MoveMilestoneRequest {
  @Seen() version!: number
  @Guarded('理由') @Words(500) reason!: string
}
export class ClosePhaseDto implements ClosePhaseRequest {
  @Seen() version!: number
  @Guarded('理由') @Words(500) reason!: string
}
export class YearQueryDto {
  @Type(() => Number) @Year() year!: number
}
export class ProposalQueryDto extends YearQueryDto {
  @Words(60) source!: string
  @Kind() kind?: RoundKind
}
export class SetCalendarDaysDto extends SeenVersionDto implements SetCalendarDaysRequest {
  @Words(20) from!: string
  @Words(20) to!: string
  @IsBoolean({ message: '应是“是”或“否”' }) working!: boolean
  @Guarded('说明') @Words(200) note!: string
}
