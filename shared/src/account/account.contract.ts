import type { OrganisationKind } from '../region/region-pack.js'

/** 填报员 · 审签人 · 管理员 */
export type Role = 'editor' | 'approver' | 'admin'

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
}
