import { refuse } from '@gongkai/shared/base/refusal'
import { startOfDay } from '@gongkai/shared/base/time/local-date'
import { isQuarter, quarterOf } from '@gongkai/shared/catalogue/disclosure/quarter'
import type { Bulletin } from '@gongkai/shared/exchange/bulletin/bulletin.contract'
import { bulletinLetter } from '@gongkai/shared/exchange/bulletin/bulletin-text'
import { Controller, Get, Inject, Param, StreamableFile } from '@nestjs/common'
import { Clock } from '../../platform/clock.js'
import { Allow } from '../../platform/http/actor.js'
import { ensure } from '../../platform/http/refused.js'
import { BulletinFacts } from './bulletin-facts.query.js'
import { writeLetter } from './write-letter.js'

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

/** 季度通报 of 公开落实. */
@Controller('api/disclosure-bulletins')
@Allow('office')
export class BulletinController {
  constructor(
    @Inject(BulletinFacts) private readonly facts: BulletinFacts,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  @Get(':quarter')
  figures(@Param('quarter') quarter: string): Promise<Bulletin> {
    this.ensureBegun(quarter)
    return this.facts.of(quarter)
  }

  /** @returns docx */
  @Get(':quarter/file')
  async file(@Param('quarter') quarter: string): Promise<StreamableFile> {
    this.ensureBegun(quarter)
    const bulletin = await this.facts.of(quarter)
    const letter = bulletinLetter(bulletin)
    const name = encodeURIComponent(`${letter.title.replace('\n', '')}.docx`)
    return new StreamableFile(writeLetter(letter, startOfDay(bulletin.computedOn)), {
      type: DOCX,
      disposition: `attachment; filename="bulletin-${quarter}.docx"; filename*=UTF-8''${name}`,
    })
  }

  private ensureBegun(quarter: string): void {
    if (!isQuarter(quarter)) ensure([refuse('bulletin.quarter', 'quarter', '季度的格式应如 2026Q3')])
    if (quarter > quarterOf(this.clock.today()))
      ensure([refuse('bulletin.quarter', 'quarter', '这个季度还没有开始，没有可以通报的')])
  }
}
