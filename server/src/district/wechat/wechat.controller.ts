import type {
  GivenInvitation,
  InviteePage,
  InviteeView,
  OwnWeChat,
  WeChatSignInResponse,
  WeChatStanding,
} from '@gongkai/shared/district/wechat/wechat.contract'
import {
  Body,
  Controller,
  Delete,
  Get,
  Header,
  Headers,
  HttpCode,
  Inject,
  Ip,
  Param,
  ParseIntPipe,
  Post,
  Query,
} from '@nestjs/common'
import { Allow, CurrentActor, Public, type SignedIn } from '../../platform/http/actor.js'
import { SeenVersionQueryDto } from '../../platform/seen/seen.dto.js'
import { WeChat } from '../../platform/wechat/wechat.js'
import { deviceOf } from '../account/device.js'
import { BeforePasswordChange } from '../account/must-change-password.guard.js'
import { AddCredits } from './add-credits.js'
import { BindWeChat } from './bind-wechat.js'
import { ChangePhone } from './change-phone.js'
import { InvitationSheet } from './invitation-sheet.js'
import { Invite } from './invite.js'
import { ListInviteesQuery } from './list-invitees.query.js'
import { OwnWeChatQuery } from './own-wechat.query.js'
import { SignInWithWeChat } from './sign-in-with-wechat.js'
import { UnbindWeChat } from './unbind-wechat.js'
import {
  AddCreditsDto,
  BindWeChatDto,
  ChangePhoneDto,
  InvitationSheetDto,
  InviteDto,
  InviteeQueryDto,
  WeChatSignInDto,
} from './wechat.dto.js'

/** 微信: sign-in and binding, one's own standing. */
@Controller('api')
@Allow('office', 'agency', 'town', 'village')
export class WeChatController {
  constructor(
    @Inject(WeChat) private readonly wechat: WeChat,
    @Inject(SignInWithWeChat) private readonly signInWithWeChat: SignInWithWeChat,
    @Inject(BindWeChat) private readonly bindWeChat: BindWeChat,
    @Inject(UnbindWeChat) private readonly unbindWeChat: UnbindWeChat,
    @Inject(OwnWeChatQuery) private readonly ownWeChat: OwnWeChatQuery,
    @Inject(AddCredits) private readonly addCredits: AddCredits,
    @Inject(ChangePhone) private readonly changePhone: ChangePhone,
  ) {}

  @Get('public/wechat')
  @Public()
  standing(): WeChatStanding {
    if (!this.wechat.exists) return { signIn: false, templates: [] }
    const { templates } = this.wechat.settings
    return { signIn: true, templates: templates.map(({ kind, id, longTerm }) => ({ kind, id, longTerm })) }
  }

  @Post('session/wechat')
  @Public()
  signIn(
    @Body() body: WeChatSignInDto,
    @Ip() address: string,
    @Headers('user-agent') agent = '',
  ): Promise<WeChatSignInResponse> {
    return this.signInWithWeChat.run(body, address, deviceOf(agent))
  }

  @Post('session/wechat/binding')
  @Public()
  bind(
    @Body() body: BindWeChatDto,
    @Ip() address: string,
    @Headers('user-agent') agent = '',
  ): Promise<WeChatSignInResponse> {
    return this.bindWeChat.run(body, address, deviceOf(agent))
  }

  @Get('me/wechat')
  own(@CurrentActor() actor: SignedIn): Promise<OwnWeChat> {
    return this.ownWeChat.run(actor)
  }

  @Delete('me/wechat')
  @HttpCode(204)
  @BeforePasswordChange()
  unbind(@CurrentActor() actor: SignedIn): Promise<void> {
    return this.unbindWeChat.own(actor)
  }

  @Post('me/wechat/credits')
  @HttpCode(200)
  async subscribe(@CurrentActor() actor: SignedIn, @Body() body: AddCreditsDto): Promise<OwnWeChat> {
    await this.addCredits.run(actor, body)
    return this.ownWeChat.run(actor)
  }

  @Post('me/phone')
  @HttpCode(200)
  async phone(@CurrentActor() actor: SignedIn, @Body() { phoneCode }: ChangePhoneDto): Promise<OwnWeChat> {
    await this.changePhone.run(actor, phoneCode)
    return this.ownWeChat.run(actor)
  }
}

/** 微信绑定邀请, by who runs a unit. */
@Controller('api')
@Allow('office', 'agency', 'town', 'village')
export class InvitationController {
  constructor(
    @Inject(ListInviteesQuery) private readonly listInvitees: ListInviteesQuery,
    @Inject(Invite) private readonly invite: Invite,
    @Inject(InvitationSheet) private readonly sheet: InvitationSheet,
    @Inject(UnbindWeChat) private readonly unbindWeChat: UnbindWeChat,
  ) {}

  @Get('wechat-invitations')
  list(@CurrentActor() actor: SignedIn, @Query() query: InviteeQueryDto): Promise<InviteePage> {
    return this.listInvitees.run(actor, query)
  }

  @Post('wechat-invitations')
  give(@CurrentActor() actor: SignedIn, @Body() { accountId, version }: InviteDto): Promise<GivenInvitation> {
    return this.invite.run(actor, accountId, version)
  }

  @Delete('wechat-invitations/:accountId')
  revoke(
    @CurrentActor() actor: SignedIn,
    @Param('accountId', ParseIntPipe) accountId: number,
    @Query() { version }: SeenVersionQueryDto,
  ): Promise<InviteeView> {
    return this.invite.revoke(actor, accountId, version)
  }

  @Post('wechat-invitations/sheet')
  @HttpCode(200)
  @Header('content-type', 'application/pdf')
  @Header('cache-control', 'no-store')
  paper(@CurrentActor() actor: SignedIn, @Body() { codes }: InvitationSheetDto): Promise<Buffer> {
    return this.sheet.pdf(actor, codes)
  }

  @Post('wechat-invitations/qr')
  @HttpCode(200)
  @Header('content-type', 'image/png')
  @Header('cache-control', 'no-store')
  qr(@CurrentActor() actor: SignedIn, @Body() { codes: [code = ''] }: InvitationSheetDto): Promise<Buffer> {
    return this.sheet.qr(actor, code)
  }

  @Delete('wechat-bindings/:accountId')
  @HttpCode(204)
  unbind(
    @CurrentActor() actor: SignedIn,
    @Param('accountId', ParseIntPipe) accountId: number,
    @Query() { version }: SeenVersionQueryDto,
  ): Promise<void> {
    return this.unbindWeChat.of(actor, accountId, version)
  }
}
