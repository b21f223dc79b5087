import {
  type RestoreTakedownRequest,
  TAKEDOWN_KINDS,
  TAKEDOWN_SUBJECTS,
  type TakeDownRequest,
  type TakedownKind,
  type TakedownPage,
  type TakedownScope,
  type TakedownSubject,
  type TakedownView,
} from '@gongkai/shared/catalogue/takedown/takedown.contract'
import { Body, Controller, Get, HttpCode, Inject, Param, ParseIntPipe, Post, Query } from '@nestjs/common'
import { Type } from 'class-transformer'
import { IsIn, IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator'
import { Guarded } from '../../district/privacy/guarded.js'
import { Allow, CurrentActor, type SignedIn } from '../../platform/http/actor.js'
import { SeenVersionDto } from '../../platform/seen/seen.dto.js'
import { RestoreTakedown } from './restore-takedown.js'
import { TakeDown } from './take-down.js'
import { TakedownsQuery } from './takedowns.query.js'

const codesOf = <Code extends string>(items: readonly { code: Code }[]) => items.map(({ code }) => code)

class ScopeDto {
  @IsIn(codesOf(TAKEDOWN_SUBJECTS), { message: '请选择要下线的内容' }) subjectKind!: TakedownSubject
  @MaxLength(60, { message: '编号太长' }) @IsString({ message: '请写明编号' }) subject!: string
}
class TakeDownDto extends ScopeDto implements TakeDownRequest {
  @IsIn(codesOf(TAKEDOWN_KINDS), { message: '请选择下线的原因' }) kind!: TakedownKind
  @Guarded('原因') @MaxLength(500, { message: '最多 500 字' }) @IsString({ message: '应是文字' }) reason!: string
}
class RestoreDto extends SeenVersionDto implements RestoreTakedownRequest {
  @Guarded('原因') @MaxLength(500, { message: '最多 500 字' }) @IsString({ message: '应是文字' }) reason!: string
}
class ListDto {
  @IsOptional() @IsIn(['down', 'ended'], { message: '应是已下线或已结束' }) state?: 'down' | 'ended'
  @IsOptional()
  @Type(() => Number)
  @IsInt({ message: '页码应是整数' })
  @Min(1, { message: '页码从 1 起' })
  @Max(1_000_000, { message: '没有这一页' })
  page?: number
}

/** 紧急下线 of what is published, and its coming back. */
@Controller('api/takedowns')
@Allow('office', 'agency', 'town')
export class TakedownController {
  constructor(
    @Inject(TakeDown) private readonly takeDown: TakeDown,
    @Inject(RestoreTakedown) private readonly restoreTakedown: RestoreTakedown,
    @Inject(TakedownsQuery) private readonly takedowns: TakedownsQuery,
  ) {}

  @Get()
  list(@CurrentActor() actor: SignedIn, @Query() query: ListDto): Promise<TakedownPage> {
    return this.takedowns.list(actor, query)
  }

  @Get('scope')
  scope(@CurrentActor() actor: SignedIn, @Query() query: ScopeDto): Promise<TakedownScope> {
    return this.takedowns.scope(actor, query)
  }

  @Post()
  make(@CurrentActor() actor: SignedIn, @Body() body: TakeDownDto): Promise<TakedownView> {
    return this.takeDown.run(actor, body)
  }

  @Post(':id/restoration')
  @HttpCode(200)
  restore(
    @CurrentActor() actor: SignedIn,
    @Param('id', ParseIntPipe) id: number,
    @Body() body: RestoreDto,
  ): Promise<TakedownView> {
    return this.restoreTakedown.run(actor, id, body)
  }
}
