import type { Can } from '../../base/can.js'
import type { Refusal } from '../../base/refusal.js'
import type { OrganisationKind } from '../../base/words/organisation-kinds.js'
import type { Role } from '../../base/words/roles.js'

/** POST /api/session */
export interface SignInRequest {
  account: string
  password: string
}
export interface SignInResponse {
  token: string
  person: SignedInPerson
}

/** GET /api/me */
export interface SignedInPerson {
  name: string
  account: string
  roles: Role[]
  organisation: { code: string; name: string; kind: OrganisationKind }
  /** nothing else may be done before POST /api/me/password */ mustChangePassword: boolean
}

/** GET /api/me/sessions; answer of DELETE /api/me/sessions/:id. The session used last comes first. */
export interface SessionView {
  id: number
  /** e.g. 微信 · iPhone */ device: string
  createdAt: string
  lastUsedAt: string
  current: boolean
}

/** POST /api/me/password (204): a person's own; other sessions of the account end. */
export interface ChangePasswordRequest {
  current: string
  next: string
}

/** GET /api/accounts?q=&organisation=&page=; GET /api/accounts/:id; answer of the acts upon an account. */
export interface AccountView {
  id: number
  version: number
  account: string
  name: string
  roles: Role[]
  organisation: { code: string; name: string; kind: OrganisationKind }
  /** '' while none is registered */ phone: string
  active: boolean
  mustChangePassword: boolean
  can: Can<'edit' | 'resetPassword' | 'deactivate' | 'reactivate'>
}
/** By unit in the order of the tree, 100 accounts a page. */
export interface AccountPage {
  total: number
  items: AccountView[]
}
export interface AccountQuery {
  q?: string
  organisation?: string
  page?: number
}

export interface AccountRow {
  account: string
  name: string
  organisationCode: string
  roles: Role[]
}
/** POST /api/accounts */
export interface CreateAccountRequest extends AccountRow {
  phone?: string
}
/** PUT /api/accounts/:id */
export interface EditAccountRequest {
  version: number
  name: string
  organisationCode: string
  roles: Role[]
  /** left out: as it is */ phone?: string
}
/** Answer of POST /api/accounts and POST /api/accounts/:id/password: the password is shown here and nowhere else. */
export interface GivenPassword {
  account: AccountView
  password: string
}

/** One line of an uploaded list as it was understood. */
export interface AccountListRow {
  /** line in the sheet, from 1 */ line: number
  organisation: string
  name: string
  account: string
  roles: string
  /** where the list has such a column */ phone?: string
  /** everything wrong with this line; `at` is organisation, name, account or roles */ refusals: Refusal[]
}
/** POST /api/accounts/list, body: the xlsx itself (application/octet-stream, at most 1 MB): nothing is stored. */
export interface AccountListPreview {
  rows: AccountListRow[]
  /** faults of the list as a whole */ refusals: Refusal[]
}
/** POST /api/accounts/batch: all or none. */
export interface CreateAccountsRequest {
  rows: Pick<AccountListRow, 'line' | 'organisation' | 'name' | 'account' | 'roles' | 'phone'>[]
}
/** The passwords are shown here and nowhere else. */
export interface CreatedAccounts {
  created: { account: string; name: string; organisation: string; password: string }[]
}
