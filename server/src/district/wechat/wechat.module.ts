import { Feature } from '../../platform/feature.js'
import { AddCredits } from './add-credits.js'
import { BindWeChat } from './bind-wechat.js'
import { Bindings } from './bindings.js'
import { ChangePhone } from './change-phone.js'
import { InvitationSheet } from './invitation-sheet.js'
import { Invite } from './invite.js'
import { ListInviteesQuery } from './list-invitees.query.js'
import { OwnWeChatQuery } from './own-wechat.query.js'
import { SceneCodes } from './scene-codes.js'
import { SignInWithWeChat } from './sign-in-with-wechat.js'
import { UnbindWeChat } from './unbind-wechat.js'
import { InvitationController, WeChatController } from './wechat.controller.js'

@Feature({
  controllers: [WeChatController, InvitationController],
  providers: [
    Bindings,
    SignInWithWeChat,
    BindWeChat,
    UnbindWeChat,
    OwnWeChatQuery,
    AddCredits,
    ChangePhone,
    SceneCodes,
    ListInviteesQuery,
    Invite,
    InvitationSheet,
  ],
})
export class WeChatModule {}
