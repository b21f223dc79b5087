import { type Decision, type Refusal, refuse } from '../../base/refusal.js'
import type { OrganisationKind } from '../../base/words/organisation-kinds.js'
import type { Role } from '../../base/words/roles.js'

export const INVITATION_DAYS = 7
export const MOST_ON_A_SHEET = 60

/** The person who invites. */
export interface Inviter {
  personId: number
  roles: readonly Role[]
  organisationCode: string
  organisationKind: OrganisationKind
}
/** The account that somebody's WeChat is to be bound to. */
export interface InviteeFacts {
  active: boolean
  organisation: { code: string; parentCode: string | null; kind: OrganisationKind; active: boolean }
}

/**
 * Whether these accounts are the actor's to invite: a 管理员 invites everybody; an 审签人 its own unit and, of a town, its
 * villages. The office's own accounts are for its 管理员 only, since they stand above the rest.
 */
export function mayInvite(actor: Inviter, unit: InviteeFacts['organisation']): boolean {
  if (actor.organisationKind === 'office') return actor.roles.includes('admin')
  if (!actor.roles.includes('approver')) return false
  return unit.code === actor.organisationCode || unit.parentCode === actor.organisationCode
}

/** Whether the actor invites anybody at all. */
export function decideInviteAnybody({
  organisationKind,
  roles,
}: Pick<Inviter, 'organisationKind' | 'roles'>): Decision {
  const right = organisationKind === 'office' ? 'admin' : 'approver'
  if (roles.includes(right)) return []
  const who = organisationKind === 'office' ? '管理员' : '审签人'
  return [refuse('invitation.role', '', `只有${who}可以发出微信绑定邀请`)]
}

export function decideInvite(actor: Inviter, invitee: InviteeFacts): Decision {
  const refusals: Refusal[] = [...decideInviteAnybody(actor)]
  if (refusals.length === 0 && !mayInvite(actor, invitee.organisation))
    refusals.push(refuse('invitation.foreign', '', '只能邀请本单位和所辖村（社区）的人员'))
  if (!invitee.active) refusals.push(refuse('account.state', '', '账号已停用'))
  if (!invitee.organisation.active) refusals.push(refuse('account.organisation', '', '账号所属的单位已停用'))
  return refusals
}

export interface InvitationFacts {
  expiresAt: Date
  usedAt: Date | null
  invitee: InviteeFacts
  /** as they stand now; null where the account or its unit is no longer in use */ inviter: Inviter | null
}

/** Whether an invitation may be used now; `null`: there is none of this code, or it was revoked. */
export function decideUseInvitation(invitation: InvitationFacts | null, now: Date): Decision {
  const at = 'invitation'
  if (!invitation) return [refuse('invitation.unknown', at, '邀请码不对，或已被收回，请核对后再试')]
  if (invitation.usedAt) return [refuse('invitation.used', at, '邀请码已经用过，每个邀请码只能用一次')]
  if (invitation.expiresAt <= now)
    return [refuse('invitation.expired', at, '邀请码已经过期，请向本单位审签人或区信息公开办再要一个')]
  if (!invitation.invitee.active || !invitation.invitee.organisation.active)
    return [refuse('account.inactive', at, '账号已停用，请联系区信息公开办')]
  // Either of them may have another unit or other roles by now: a code is worth no more than who gave it.
  if (!invitation.inviter || decideInvite(invitation.inviter, invitation.invitee).length > 0)
    return [refuse('invitation.inviter', at, '发出邀请的人已经不能邀请这个账号，请另要一个邀请码')]
  return []
}
