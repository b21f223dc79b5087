import type { VersionRequest } from '../../base/seen.contract.js'
import type { MessageTemplate } from '../../base/words/message-templates.js'
import type { OrganisationKind } from '../../base/words/organisation-kinds.js'
import type { Role } from '../../base/words/roles.js'
import type { SignedInPerson } from '../account/account.contract.js'

/** GET /api/public/wechat: the parts of WeChat that this district has. */
export interface WeChatStanding {
  /** false: only by account and password */ signIn: boolean
  templates: { kind: MessageTemplate; id: string; longTerm: boolean }[]
}

/** One of the accounts that a WeChat user is bound to. */
export interface Post {
  account: string
  name: string
  roles: Role[]
  organisation: { code: string; name: string; kind: OrganisationKind }
}

/** POST /api/session/wechat */
export interface WeChatSignInRequest {
  /** of wx.login, good for one use */ code: string
  /** which post, of one who has several */ account?: string
}
export type WeChatSignInResponse =
  | { state: 'signed-in'; token: string; person: SignedInPerson }
  /** several posts: ask again with one of them and a new code */
  | { state: 'choose'; posts: Post[] }
  /** not bound yet: POST /api/session/wechat/binding */
  | { state: 'unknown' }

/** POST /api/session/wechat/binding, by either of the two; the same answer as signing in. */
export interface BindWeChatRequest {
  code: string
  invitation?: string
  /** of the getPhoneNumber button */ phoneCode?: string
}

/** GET /api/me/wechat */
export interface OwnWeChat {
  bound: { at: string; by: BoundBy } | null
  /** ending in four digits, '' while none is registered */ phone: string
  /** all posts of this WeChat user, one's own included */ posts: Post[]
  /** how many more messages of each kind may be sent; null: as many as there are (long-term) */
  credits: { kind: MessageTemplate; left: number | null }[]
}
export type BoundBy = 'invitation' | 'phone'

/** POST /api/me/wechat/credits: the templates to which the user has just said yes, each for one message. */
export interface AddCreditsRequest {
  kinds: MessageTemplate[]
}

/** POST /api/me/phone: 更换手机号, as WeChat has verified it. */
export interface ChangePhoneRequest {
  phoneCode: string
}

/** GET /api/wechat-invitations?q=&page=: the accounts one may invite, 50 a page. */
export interface InviteeView {
  accountId: number
  /** moves on with each invitation and binding of the account */ version: number
  account: string
  name: string
  roles: Role[]
  organisation: { code: string; name: string }
  bound: { at: string; by: BoundBy } | null
  invitation: { expiresAt: string } | null
}
export interface InviteePage {
  total: number
  items: InviteeView[]
}
export interface InviteeQuery {
  q?: string
  page?: number
}

/** POST /api/wechat-invitations */
export interface InviteRequest extends VersionRequest {
  accountId: number
}
/** The code is shown here and nowhere else. */
export interface GivenInvitation {
  invitee: InviteeView
  code: string
}
/** POST /api/wechat-invitations/sheet → pdf; POST /api/wechat-invitations/qr → png (of the only code) */
export interface InvitationSheetRequest {
  codes: string[]
}
