import {
  FINDING_STATES,
  type FindingState,
  type PersonalFindingPage,
} from '@gongkai/shared/oversight/personal-scan/personal-scan.contract'
import { Controller, Get, HttpCode, Inject, Post, Query } from '@nestjs/common'
import { Type } from 'class-transformer'
import { IsIn, IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator'
import { ensureAdministrator } from '../../district/account/administrator.js'
import { Clock } from '../../platform/clock.js'
import { Allow, CurrentActor, type SignedIn } from '../../platform/http/actor.js'
import { PersonalFindingsQuery } from './personal-findings.query.js'
import { ScanPersonalData } from './scan-personal-data.js'

class FindingsDto {
  @IsOptional()
  @IsIn(
    FINDING_STATES.map(({ code }) => code),
    { message: '没有这一类' },
  )
  state?: FindingState
  @IsOptional() @IsString({ message: '请选择单位' }) @MaxLength(40, { message: '单位代码太长' }) unit?: string
  @IsOptional()
  @Type(() => Number)
  @IsInt({ message: '页码应是整数' })
  @Min(1, { message: '页码从 1 起' })
  @Max(100_000, { message: '没有这一页' })
  page?: number
}

@Controller('api')
@Allow('office', 'agency', 'town', 'village')
export class PersonalScanController {
  constructor(
    @Inject(PersonalFindingsQuery) private readonly findings: PersonalFindingsQuery,
    @Inject(ScanPersonalData) private readonly scan: ScanPersonalData,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  @Get('personal-findings')
  list(@CurrentActor() actor: SignedIn, @Query() query: FindingsDto): Promise<PersonalFindingPage> {
    return this.findings.run(actor, query)
  }

  /** 现在排查: once a minute, however often it is asked for. */
  @Post('personal-scans')
  @HttpCode(200)
  async now(@CurrentActor() actor: SignedIn): Promise<PersonalFindingPage> {
    ensureAdministrator(actor)
    await this.scan.run(`asked/${this.clock.now().toISOString().slice(0, 16)}`)
    return this.findings.run(actor, {})
  }
}
