import { AddComment } from '../../compiling/comment/add-comment.js'
import { CommentController } from '../../compiling/comment/comment.controller.js'
import { Feature } from '../../platform/feature.js'
import { DeliverEvents } from '../consequences/deliver-events.js'
import { Background } from './background.js'
import { HandOverNotices } from './hand-over-notices.js'
import { ListFailedMessagesQuery } from './list-failed-messages.query.js'
import { ListNoticesQuery } from './list-notices.query.js'
import { MessageController } from './message.controller.js'
import { NoticeController } from './notice.controller.js'
import { NudgeController } from './nudge.controller.js'
import { PostNotices } from './post-notices.js'
import { ReadNotices } from './read-notices.js'
import { Remind } from './remind.js'
import { RetryMessages } from './retry-messages.js'
import { SendMessages } from './send-messages.js'
import { SendNudges } from './send-nudges.js'
import { WeChatChannel } from './wechat-channel.js'

@Feature({
  controllers: [NoticeController, NudgeController, CommentController, MessageController],
  providers: [
    WeChatChannel,
    DeliverEvents,
    PostNotices,
    ListNoticesQuery,
    ReadNotices,
    Remind,
    SendMessages,
    Background,
    SendNudges,
    AddComment,
    ListFailedMessagesQuery,
    RetryMessages,
    HandOverNotices,
  ],
})
export class NotificationModule {}
