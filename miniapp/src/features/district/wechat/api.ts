import type { MessageTemplate } from '@gongkai/shared/base/words/message-templates'
import type {
  BindWeChatRequest,
  GivenInvitation,
  InviteePage,
  InviteeQuery,
  InviteeView,
  OwnWeChat,
  WeChatSignInRequest,
  WeChatSignInResponse,
  WeChatStanding,
} from '@gongkai/shared/district/wechat/wechat.contract'
import { queryString, request, requestFile } from '@/platform/request'

export const wechatStanding = () => request<WeChatStanding>('GET', '/public/wechat')
export const signInWithWeChat = (body: WeChatSignInRequest) =>
  request<WeChatSignInResponse>('POST', '/session/wechat', body)
export const bindWeChat = (body: BindWeChatRequest) =>
  request<WeChatSignInResponse>('POST', '/session/wechat/binding', body)
export const ownWeChat = () => request<OwnWeChat>('GET', '/me/wechat')
export const unbindWeChat = () => request<null>('DELETE', '/me/wechat')
export const changePhone = (phoneCode: string) => request<OwnWeChat>('POST', '/me/phone', { phoneCode })
export const addCredits = (kinds: MessageTemplate[]) => request<OwnWeChat>('POST', '/me/wechat/credits', { kinds })

export const invitees = (query: InviteeQuery) => request<InviteePage>('GET', `/wechat-invitations${queryString(query)}`)
export const invite = ({ accountId, version }: InviteeView) =>
  request<GivenInvitation>('POST', '/wechat-invitations', { accountId, version })
export const revokeInvitation = ({ accountId, version }: InviteeView) =>
  request<InviteeView>('DELETE', `/wechat-invitations/${accountId}${queryString({ version })}`)
export const unbindAccount = ({ accountId, version }: InviteeView) =>
  request<null>('DELETE', `/wechat-bindings/${accountId}${queryString({ version })}`)
export const invitationSheet = (codes: string[]) => requestFile('/wechat-invitations/sheet', { codes })
export const invitationCode = (code: string) => requestFile('/wechat-invitations/qr', { codes: [code] })
