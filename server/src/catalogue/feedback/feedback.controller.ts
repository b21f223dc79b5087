import {
  type AnswerFeedbackRequest,
  FEEDBACK_KINDS,
  type FeedbackKind,
  type FeedbackPage,
  type FeedbackReceipt,
  type FeedbackStanding,
  type FeedbackView,
  type GiveFeedbackRequest,
  type TransferFeedbackRequest,
} from '@gongkai/shared/catalogue/feedback/feedback.contract'
import { PUBLIC_SHAPES } from '@gongkai/shared/catalogue/public-catalogue/public-shapes'
import { Body, Controller, Get, HttpCode, Inject, Ip, Param, ParseIntPipe, Post, Query } from '@nestjs/common'
import { Type } from 'class-transformer'
import { IsIn, IsInt, IsOptional, IsString, Matches, Max, MaxLength, Min } from 'class-validator'
import { Guarded } from '../../district/privacy/guarded.js'
import { Allow, CurrentActor, Public, type SignedIn } from '../../platform/http/actor.js'
import { Seen } from '../../platform/seen/seen.dto.js'
import { AnswerFeedback } from './answer-feedback.js'
import { GiveFeedback } from './give-feedback.js'
import { ReadFeedbackQuery } from './read-feedback.query.js'
import { TransferFeedback } from './transfer-feedback.js'

const Words = (most: number) => (target: object, key: string) => {
  IsString({ message: '应是文字' })(target, key)
  MaxLength(most, { message: `最多 ${most} 字` })(target, key)
}

class GiveDto implements GiveFeedbackRequest {
  @IsIn(
    FEEDBACK_KINDS.map(({ code }) => code),
    { message: '请选择反馈的类别' },
  )
  kind!: FeedbackKind
  @Words(1000) text!: string
  @IsOptional() @Words(60) entryId?: string
  @IsOptional() @Words(10) domainCode?: string
  @IsOptional() @Words(40) organisationCode?: string
  @IsOptional() @Words(200) wechatCode?: string
  @IsOptional()
  @Matches(/^[A-Za-z0-9-]{16,64}$/, { message: '应是 16 到 64 位字母、数字或连字符' })
  intent?: string
}
class AnswerDto implements AnswerFeedbackRequest {
  @Seen() version!: number
  @Guarded('答复') @Words(2000) answer!: string
  @IsOptional()
  @IsInt({ message: '应是公开记录的编号' })
  @Min(1, { message: '应是公开记录的编号' })
  @Max(2_000_000_000, { message: '应是公开记录的编号' })
  disclosureId?: number
}
class TransferDto implements TransferFeedbackRequest {
  @Seen() version!: number
  @IsOptional() @Words(40) organisationCode?: string
  @Guarded('转办的理由') @Words(200) reason!: string
}
class ListDto {
  @IsOptional() @IsIn(['open', 'answered'], { message: '应是待答复或已答复' }) standing?: 'open' | 'answered'
  @IsOptional()
  @Type(() => Number)
  @IsInt({ message: '页码应是整数' })
  @Min(1, { message: '页码从 1 起' })
  @Max(1_000_000, { message: '没有这一页' })
  page?: number
}

/** 群众反馈: given by anybody, answered by the unit responsible. */
@Controller('api')
@Allow('office', 'agency', 'town')
export class FeedbackController {
  constructor(
    @Inject(GiveFeedback) private readonly giveFeedback: GiveFeedback,
    @Inject(AnswerFeedback) private readonly answerFeedback: AnswerFeedback,
    @Inject(TransferFeedback) private readonly transferFeedback: TransferFeedback,
    @Inject(ReadFeedbackQuery) private readonly read: ReadFeedbackQuery,
  ) {}

  @Post('public/feedback')
  @Public()
  async give(@Body() body: GiveDto, @Ip() address: string): Promise<FeedbackReceipt> {
    return PUBLIC_SHAPES.receipt.pick(await this.giveFeedback.run(body, address))
  }

  @Get('public/feedback/:trackingCode')
  @Public()
  async standing(@Param('trackingCode') trackingCode: string): Promise<FeedbackStanding> {
    return PUBLIC_SHAPES.feedback.pick(await this.read.standing(trackingCode))
  }

  @Get('feedback')
  list(@CurrentActor() actor: SignedIn, @Query() query: ListDto): Promise<FeedbackPage> {
    return this.read.list(actor, query)
  }

  @Post('feedback/:id/answer')
  @HttpCode(200)
  answer(
    @CurrentActor() actor: SignedIn,
    @Param('id', ParseIntPipe) id: number,
    @Body() body: AnswerDto,
  ): Promise<FeedbackView> {
    return this.answerFeedback.run(actor, id, body)
  }

  @Post('feedback/:id/transfer')
  @HttpCode(200)
  transfer(
    @CurrentActor() actor: SignedIn,
    @Param('id', ParseIntPipe) id: number,
    @Body() body: TransferDto,
  ): Promise<FeedbackView> {
    return this.transferFeedback.run(actor, id, body)
  }
}
