import type { Decision } from '@gongkai/shared/base/refusal'
import { type InviteeFacts, type Inviter, mayInvite } from '@gongkai/shared/district/wechat/invitation-policy'
import type { InviteeView } from '@gongkai/shared/district/wechat/wechat.contract'
import { type EntityManager, IsNull, MoreThan } from 'typeorm'
import { In } from '../../platform/database/in-list.js'
import type { SignedIn } from '../../platform/http/actor.js'
import { ensure, notFound, Refused } from '../../platform/http/refused.js'
import { EventEntity } from '../../platform/ledger/event.entity.js'
import { type Acts, versionOf } from '../../platform/seen/acts-upon.js'
import { ensureSeen } from '../../platform/seen/ensure-seen.js'
import { PersonEntity } from '../account/person.entity.js'
import { OrganisationEntity } from '../organisation/organisation.entity.js'
import type { Member } from './bindings.js'
import { WeChatBindingEntity, WeChatInvitationEntity } from './wechat.entities.js'

/** @throws Refused 404 without such an account, or where it is not the actor's to invite */
export async function loadInvitee(
  tx: EntityManager,
  actor: SignedIn,
  accountId: number,
): Promise<Member & { facts: InviteeFacts }> {
  const person = await tx.findOneBy(PersonEntity, { id: accountId })
  const organisation = person && (await tx.findOneBy(OrganisationEntity, { code: person.organisationCode }))
  const sees = organisation && (mayInvite(actor, organisation) || organisation.code === actor.organisationCode)
  if (!person || !organisation || !sees) throw notFound('个账号')
  return { person, organisation, facts: { active: person.active, organisation } }
}

/** By their ids, who sent these invitations, as they stand now; none whose account or unit is no longer in use. */
export async function invitersOf(
  tx: EntityManager,
  invitations: readonly Pick<WeChatInvitationEntity, 'inviterId'>[],
): Promise<Map<number, Inviter>> {
  const people = await tx.findBy(PersonEntity, {
    id: In(invitations.map(({ inviterId }) => inviterId)),
    active: true,
  })
  const organisations = await tx.findBy(OrganisationEntity, {
    code: In(people.map(({ organisationCode }) => organisationCode)),
    active: true,
  })
  const inviters = new Map<number, Inviter>()
  for (const { id: personId, roles, organisationCode } of people) {
    const unit = organisations.find(({ code }) => code === organisationCode)
    if (unit) inviters.set(personId, { personId, roles, organisationCode, organisationKind: unit.kind })
  }
  return inviters
}

const ACTS = ['account.invited', 'account.invitation-revoked', 'account.wechat-bound', 'account.wechat-unbound']

/** With the account's row locked. @throws Refused 409 unless invitations and binding are as they were read */
export async function ensureSeenInvitee(
  tx: EntityManager,
  { person, organisation }: Member,
  read: number,
): Promise<void> {
  const acts: Acts = { kinds: ACTS, unitCode: organisation.code, about: ({ detail }) => detail.personId === person.id }
  await ensureSeen(tx, 'invitation.version', { read, stands: await versionOf(tx, acts) }, acts)
}

/** Not the role: 403; anything else: 422. */
export function ensureMayInvite(decision: Decision): void {
  if (decision.some(({ code }) => code === 'invitation.role')) throw new Refused(403, decision)
  ensure(decision)
}

/** Accounts with how they stand to WeChat; read once for as many as there are. */
export async function presentInvitees(tx: EntityManager, people: readonly Member[], now: Date): Promise<InviteeView[]> {
  const personId = In(people.map(({ person }) => person.id))
  const versions = await versionsOf(tx, people)
  const [bindings, invitations] = await Promise.all([
    tx.findBy(WeChatBindingEntity, { personId }),
    tx.findBy(WeChatInvitationEntity, { personId, usedAt: IsNull(), expiresAt: MoreThan(now) }),
  ])
  return people.map(({ person: { id, account, name, roles }, organisation }) => {
    const bound = bindings.find(({ personId }) => personId === id)
    const invitation = invitations.find(({ personId }) => personId === id)
    return {
      accountId: id,
      version: versions.get(id) ?? 0,
      account,
      name,
      roles,
      organisation: { code: organisation.code, name: organisation.name },
      bound: bound ? { at: bound.at.toISOString(), by: bound.by } : null,
      invitation: invitation ? { expiresAt: invitation.expiresAt.toISOString() } : null,
    }
  })
}

async function versionsOf(tx: EntityManager, people: readonly Member[]): Promise<Map<number, number>> {
  const events = await tx.find(EventEntity, {
    select: { id: true, detail: true },
    where: { kind: In(ACTS), unitCode: In([...new Set(people.map(({ organisation }) => organisation.code))]) },
    order: { id: 'ASC' },
  })
  return new Map(events.map(({ id, detail }) => [Number(detail.personId), id]))
}
