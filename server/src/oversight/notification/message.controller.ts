import type {
  FailedMessagePage,
  RetryMessagesRequest,
} from '@gongkai/shared/oversight/notification/notification.contract'
import { Body, Controller, DefaultValuePipe, Get, HttpCode, Inject, ParseIntPipe, Post, Query } from '@nestjs/common'
import { ArrayMaxSize, ArrayMinSize, IsArray, IsInt } from 'class-validator'
import { Allow, CurrentActor, type SignedIn } from '../../platform/http/actor.js'
import { ListFailedMessagesQuery } from './list-failed-messages.query.js'
import { RetryMessages } from './retry-messages.js'

class RetryMessagesDto implements RetryMessagesRequest {
  @IsArray({ message: '应是列表' })
  @ArrayMinSize(1, { message: '没有选中消息' })
  @ArrayMaxSize(200, { message: '一次最多 200 条' })
  @IsInt({ each: true, message: '应是消息的编号' })
  ids!: number[]
}

/** 没有发出的消息, for the office's 管理员. */
@Controller('api/messages')
@Allow('office')
export class MessageController {
  constructor(
    @Inject(ListFailedMessagesQuery) private readonly listFailed: ListFailedMessagesQuery,
    @Inject(RetryMessages) private readonly retryMessages: RetryMessages,
  ) {}

  @Get('failed')
  failed(
    @CurrentActor() actor: SignedIn,
    @Query('page', new DefaultValuePipe(1), ParseIntPipe) page: number,
  ): Promise<FailedMessagePage> {
    return this.listFailed.run(actor, Math.max(1, page))
  }

  @Post('retry')
  @HttpCode(204)
  retry(@CurrentActor() actor: SignedIn, @Body() body: RetryMessagesDto): Promise<void> {
    return this.retryMessages.run(actor, body)
  }
}
