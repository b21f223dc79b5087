import type {
  NoticePage,
  ReadNoticesRequest,
  UnreadCount,
} from '@gongkai/shared/oversight/notification/notification.contract'
import { Body, Controller, DefaultValuePipe, Get, HttpCode, Inject, ParseIntPipe, Post, Query } from '@nestjs/common'
import { ArrayMaxSize, IsArray, IsBoolean, IsInt, IsOptional } from 'class-validator'
import { Allow, CurrentActor, type SignedIn } from '../../platform/http/actor.js'
import { ListNoticesQuery } from './list-notices.query.js'
import { ReadNotices } from './read-notices.js'

class ReadNoticesDto implements ReadNoticesRequest {
  @IsOptional()
  @IsArray({ message: '应是列表' })
  @ArrayMaxSize(200, { message: '一次最多 200 条' })
  @IsInt({ each: true, message: '应是通知的编号' })
  ids?: number[]
  @IsOptional() @IsBoolean({ message: '应是 true 或 false' }) all?: boolean
}

/** 消息: each person's own inbox. */
@Controller('api/notices')
@Allow('office', 'agency', 'town', 'village')
export class NoticeController {
  constructor(
    @Inject(ListNoticesQuery) private readonly notices: ListNoticesQuery,
    @Inject(ReadNotices) private readonly readNotices: ReadNotices,
  ) {}

  @Get()
  page(
    @CurrentActor() actor: SignedIn,
    @Query('page', new DefaultValuePipe(1), ParseIntPipe) page: number,
  ): Promise<NoticePage> {
    return this.notices.page(actor, Math.max(1, page))
  }

  @Get('unread-count')
  async unread(@CurrentActor() actor: SignedIn): Promise<UnreadCount> {
    return { unread: await this.notices.unread(actor) }
  }

  @Post('read')
  @HttpCode(200)
  read(@CurrentActor() actor: SignedIn, @Body() body: ReadNoticesDto): Promise<UnreadCount> {
    return this.readNotices.run(actor, body)
  }
}
