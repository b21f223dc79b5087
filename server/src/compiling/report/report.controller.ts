import type {
  ReportView,
  ReturnReportRequest,
  SignReportRequest,
} from '@gongkai/shared/compiling/report/report.contract'
import { Body, Controller, Get, HttpCode, Inject, Param, ParseIntPipe, Post } from '@nestjs/common'
import { Type } from 'class-transformer'
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsInt,
  IsString,
  MaxLength,
  MinLength,
  ValidateNested,
} from 'class-validator'
import { DataSource } from 'typeorm'
import { DOMAIN_ORDER } from '../../district/pilot-domain/domain-order.js'
import { PilotDomainEntity } from '../../district/pilot-domain/pilot-domain.entity.js'
import { Guarded } from '../../district/privacy/guarded.js'
import { PrivacyGuard } from '../../district/privacy/privacy-guard.js'
import { breatheWhenDue } from '../../platform/breathe.js'
import { Clock } from '../../platform/clock.js'
import { Allow, CurrentActor, type SignedIn } from '../../platform/http/actor.js'
import { SeenVersionDto } from '../../platform/seen/seen.dto.js'
import { newestRound } from '../assignment/list-assignments.query.js'
import { AcceptReport } from './accept-report.js'
import { RecallReport } from './recall-report.js'
import { presentReport } from './report.presenter.js'
import { loadReport, readReports } from './report-case.js'
import { countsOfReport } from './report-texts.query.js'
import { ReturnReport } from './return-report.js'
import { SignReport } from './sign-report.js'

class ExceptionDto {
  @IsInt({ message: '应是任务的编号' }) assignmentId!: number
  @IsString({ message: '应是文字' }) @MaxLength(200, { message: '最多 200 字' }) reason!: string
}

class SignReportDto extends SeenVersionDto implements SignReportRequest {
  @IsArray({ message: '应是列表' })
  @ArrayMaxSize(100, { message: '最多 100 条' })
  @ValidateNested({ each: true, message: '每条例外应写明任务和原因' })
  @Type(() => ExceptionDto)
  @Guarded('例外的原因', 'reason')
  exceptions!: ExceptionDto[]
}

class ReturnReportDto extends SeenVersionDto implements ReturnReportRequest {
  @IsArray({ message: '应是列表' })
  @ArrayUnique({ message: '有重复的任务' })
  @IsInt({ each: true, message: '应是任务的编号' })
  assignmentIds!: number[]
  @IsString({ message: '应是文字' })
  @MinLength(1, { message: '退回须写明原因' })
  @MaxLength(500, { message: '最多 500 字' })
  @Guarded('退回意见')
  remark!: string
}

/** 汇总上报 between the leads and the office. */
@Controller('api/reports')
@Allow('office', 'agency')
export class ReportController {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(PrivacyGuard) private readonly guard: PrivacyGuard,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(SignReport) private readonly signReport: SignReport,
    @Inject(RecallReport) private readonly recallReport: RecallReport,
    @Inject(AcceptReport) private readonly acceptReport: AcceptReport,
    @Inject(ReturnReport) private readonly returnReport: ReturnReport,
  ) {}

  /** The newest round's reports: a lead's domains, or all for the office. */
  @Get()
  async list(@CurrentActor() actor: SignedIn): Promise<ReportView[]> {
    const tx = this.dataSource.manager
    const round = await newestRound(tx)
    if (!round) return []
    const domains = await tx.find(PilotDomainEntity, { order: DOMAIN_ORDER })
    const visible = domains.filter(
      ({ leadCodes }) => actor.organisationKind === 'office' || leadCodes.includes(actor.organisationCode),
    )
    const today = this.clock.today()
    const views: ReportView[] = []
    for (const reportCase of await readReports(tx, [round], visible)) {
      views.push(presentReport(reportCase, actor, today))
      await breatheWhenDue()
    }
    return views
  }

  @Get(':id')
  async one(@CurrentActor() actor: SignedIn, @Param('id', ParseIntPipe) id: number): Promise<ReportView> {
    const tx = this.dataSource.manager
    const reportCase = await loadReport(tx, id, actor)
    return presentReport(reportCase, actor, this.clock.today(), await countsOfReport(tx, this.guard, reportCase))
  }

  @Post(':id/sign')
  @HttpCode(200)
  sign(
    @CurrentActor() actor: SignedIn,
    @Param('id', ParseIntPipe) id: number,
    @Body() body: SignReportDto,
  ): Promise<ReportView> {
    return this.signReport.run(actor, id, body)
  }

  @Post(':id/recall')
  @HttpCode(200)
  recall(
    @CurrentActor() actor: SignedIn,
    @Param('id', ParseIntPipe) id: number,
    @Body() body: SeenVersionDto,
  ): Promise<ReportView> {
    return this.recallReport.run(actor, id, body)
  }

  @Post(':id/accept')
  @HttpCode(200)
  accept(
    @CurrentActor() actor: SignedIn,
    @Param('id', ParseIntPipe) id: number,
    @Body() body: SeenVersionDto,
  ): Promise<ReportView> {
    return this.acceptReport.run(actor, id, body)
  }

  @Post(':id/return')
  @HttpCode(200)
  return(
    @CurrentActor() actor: SignedIn,
    @Param('id', ParseIntPipe) id: number,
    @Body() body: ReturnReportDto,
  ): Promise<ReportView> {
    return this.returnReport.run(actor, id, body)
  }
}
