import type {
  NudgeRequest,
  NudgeView,
  SentNudges,
  UnsentWork,
} from '@gongkai/shared/oversight/notification/notification.contract'
import { Body, Controller, Get, Inject, Post, Query } from '@nestjs/common'
import { Type } from 'class-transformer'
import { ArrayMaxSize, ArrayUnique, IsArray, IsInt, IsOptional, IsString, MaxLength } from 'class-validator'
import { DataSource } from 'typeorm'
import { Guarded } from '../../district/privacy/guarded.js'
import { Clock } from '../../platform/clock.js'
import { Allow, CurrentActor, type SignedIn } from '../../platform/http/actor.js'
import { nudgesOf } from './list-nudges.query.js'
import { unsentWorks } from './nudge-case.js'
import { SendNudges } from './send-nudges.js'

class NudgeDto implements NudgeRequest {
  @IsArray({ message: '应是列表' })
  @ArrayMaxSize(500, { message: '一次最多催办 500 项' })
  @ArrayUnique({ message: '有重复的任务' })
  @IsInt({ each: true, message: '应是任务的编号' })
  assignmentIds!: number[]
  @IsOptional()
  @IsArray({ message: '应是列表' })
  @ArrayMaxSize(100, { message: '一次最多催办 100 份' })
  @ArrayUnique({ message: '有重复的汇总上报' })
  @IsInt({ each: true, message: '应是汇总上报的编号' })
  reportIds?: number[]
  @Guarded('催办的话') @IsString({ message: '应是文字' }) @MaxLength(1000, { message: '最多 200 字' }) text!: string
}

class NudgeLogDto {
  @IsOptional() @Type(() => Number) @IsInt({ message: '应是任务的编号' }) assignmentId?: number
  @IsOptional() @Type(() => Number) @IsInt({ message: '应是汇总上报的编号' }) reportId?: number
}

/** 催办 by who waits for it: leads of towns, towns of villages, the office of leads. */
@Controller('api/nudges')
@Allow('office', 'agency', 'town')
export class NudgeController {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(SendNudges) private readonly sendNudges: SendNudges,
  ) {}

  @Post()
  send(@CurrentActor() actor: SignedIn, @Body() body: NudgeDto): Promise<SentNudges> {
    return this.sendNudges.run(actor, body)
  }

  @Get('unsent')
  unsent(@CurrentActor() actor: SignedIn): Promise<UnsentWork[]> {
    return unsentWorks(this.dataSource.manager, actor, this.clock.today())
  }

  /** The log, for all who see the assignment or the report: also the nudged one. */
  @Get()
  @Allow('office', 'agency', 'town', 'village')
  log(@CurrentActor() actor: SignedIn, @Query() { assignmentId, reportId }: NudgeLogDto): Promise<NudgeView[]> {
    return nudgesOf(this.dataSource.manager, actor, assignmentId, reportId)
  }
}
