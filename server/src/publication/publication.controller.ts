import type { EditionView, PublicationPreview, PublishRequest } from '@gongkai/shared/publication/publication.contract'
import { Body, Controller, Get, Inject, Post } from '@nestjs/common'
import { ArrayMinSize, ArrayUnique, IsArray, IsOptional, IsString, MaxLength } from 'class-validator'
import { DataSource } from 'typeorm'
import { newestRound } from '../assignment/list-assignments.query.js'
import { Allow, CurrentActor, type SignedIn } from '../platform/http/actor.js'
import { notFound } from '../platform/http/refused.js'
import { previewEdition } from './compose-edition.js'
import { PublishEdition } from './publish-edition.js'

class PublishDto implements PublishRequest {
  @IsString({ message: '请选择编制轮次' }) @MaxLength(20, { message: '编制轮次代码太长' }) roundCode!: string
  @IsArray({ message: '应是列表' })
  @ArrayMinSize(1, { message: '请至少选择一个领域' })
  @ArrayUnique({ message: '有重复的领域' })
  @IsString({ each: true, message: '应是领域代码' })
  domainCodes!: string[]
  @IsString({ message: '应是文字' }) @MaxLength(500, { message: '最多 500 字' }) note!: string
  @IsOptional()
  @IsString({ message: '施行日期应如 2026-12-01' })
  @MaxLength(10, { message: '施行日期应如 2026-12-01' })
  effectiveOn?: string
  @IsOptional() @IsString({ message: '应是文字' }) @MaxLength(64, { message: '内容校验码太长' }) contentHash?: string
}

@Controller('api')
@Allow('office')
export class PublicationController {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(PublishEdition) private readonly publishEdition: PublishEdition,
  ) {}

  @Get('publication')
  async preview(): Promise<PublicationPreview> {
    const tx = this.dataSource.manager
    const round = await newestRound(tx)
    if (!round) throw notFound('个编制轮次')
    return previewEdition(tx, round)
  }

  @Post('editions')
  publish(@CurrentActor() actor: SignedIn, @Body() body: PublishDto): Promise<EditionView> {
    return this.publishEdition.run(actor, body)
  }
}
