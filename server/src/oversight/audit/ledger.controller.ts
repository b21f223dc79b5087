import { EVENT_KINDS } from '@gongkai/shared/base/ledger/event'
import { labelOf } from '@gongkai/shared/base/template/entry-template'
import { isLocalDate } from '@gongkai/shared/base/time/local-date'
import type { LedgerChoices, LedgerPage, LedgerQuery, LedgerRow } from '@gongkai/shared/oversight/audit/audit.contract'
import { Controller, Get, Inject, Query, StreamableFile } from '@nestjs/common'
import { Type } from 'class-transformer'
import { IsInt, IsOptional, IsString, MaxLength, Min, registerDecorator } from 'class-validator'
import { DataSource } from 'typeorm'
import { OrganisationEntity } from '../../district/organisation/organisation.entity.js'
import { DOMAIN_ORDER } from '../../district/pilot-domain/domain-order.js'
import { PilotDomainEntity } from '../../district/pilot-domain/pilot-domain.entity.js'
import { Clock } from '../../platform/clock.js'
import { writeTable, XLSX } from '../../platform/files/write-table.js'
import { Allow, CurrentActor, type SignedIn } from '../../platform/http/actor.js'
import { LedgerReader } from './ledger-reader.js'

function IsDay(): PropertyDecorator {
  return (target, propertyName) =>
    registerDecorator({
      name: 'isDay',
      target: target.constructor,
      propertyName: String(propertyName),
      options: { message: '日期应如 2026-07-24' },
      validator: { validate: (value: unknown) => typeof value === 'string' && isLocalDate(value) },
    })
}

class LedgerQueryDto implements LedgerQuery {
  @IsOptional() @IsString({ message: '应是单位代码' }) @MaxLength(40, { message: '单位代码太长' }) organisation?: string
  @IsOptional() @IsString({ message: '应是领域代码' }) @MaxLength(10, { message: '领域代码太长' }) domain?: string
  @IsOptional() @Type(() => Number) @IsInt({ message: '应是经办人的编号' }) person?: number
  @IsOptional() @Type(() => Number) @IsInt({ message: '应是公开事项的编号' }) entry?: number
  @IsOptional() @IsString({ message: '应是操作代码' }) @MaxLength(40, { message: '操作代码太长' }) kind?: string
  @IsOptional() @IsDay() from?: string
  @IsOptional() @IsDay() to?: string
  @IsOptional() @Type(() => Number) @IsInt({ message: '应是页码' }) @Min(1, { message: '页码从 1 开始' }) page?: number
}

const HEADER = ['时间', '单位', '经办人', '操作', '说明', '涉及单位', '试点领域', '公开事项']

/** 留痕: the acts, each with person and time. */
@Controller('api/ledger')
@Allow('office', 'agency', 'town', 'village')
export class LedgerController {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(LedgerReader) private readonly reader: LedgerReader,
  ) {}

  @Get()
  page(@CurrentActor() actor: SignedIn, @Query() query: LedgerQueryDto): Promise<LedgerPage> {
    return this.reader.page(actor, query)
  }

  @Get('choices')
  async choices(@CurrentActor() actor: SignedIn): Promise<LedgerChoices> {
    const tx = this.dataSource.manager
    const named = ({ code, name }: { code: string; name: string }) => ({ code, name })
    const organisations = await tx.find(OrganisationEntity, { order: { kind: 'ASC', code: 'ASC' } })
    const domains = await tx.find(PilotDomainEntity, { order: DOMAIN_ORDER })
    return {
      // A reader confined to its own organisation's acts has nothing to choose.
      organisations: actor.organisationKind === 'office' ? organisations.map(named) : [],
      domains: domains.map(named),
    }
  }

  /** @returns xlsx, streamed */
  @Get('export')
  export(@CurrentActor() actor: SignedIn, @Query() query: LedgerQueryDto): StreamableFile {
    return new StreamableFile(writeTable('留痕', HEADER, cellsOf(this.reader.all(actor, query))), {
      type: XLSX,
      disposition: `attachment; filename="ledger-${this.clock.today()}.xlsx"`,
    })
  }
}

async function* cellsOf(pieces: AsyncIterable<LedgerRow[]>): AsyncGenerator<string[]> {
  for await (const rows of pieces) for (const row of rows) yield cells(row)
}

function cells({ at, organisation, person, kind, sentence, unit, domain, entry }: LedgerRow): string[] {
  const names = [unit, domain, entry].map((item) => item?.name ?? '')
  return [inChina(at), organisation?.name ?? '', person?.name ?? '', labelOf(EVENT_KINDS, kind), sentence, ...names]
}

/** 2026-07-20 09:30:00 in China time. */
function inChina(at: string): string {
  return new Date(Date.parse(at) + 8 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ')
}
