import { createHash, randomBytes } from 'node:crypto'
import { Inject, Injectable } from '@nestjs/common'
import { DataSource, type EntityManager, Not } from 'typeorm'
import { Clock } from '../../platform/clock.js'
import type { SignedIn } from '../../platform/http/actor.js'
import { OrganisationEntity } from '../organisation/organisation.entity.js'
import { PersonEntity, SessionEntity } from './person.entity.js'

const SESSION_DAYS = 30
/** When a session was last used is written so often, not with every request. */
const NOTED_EVERY_MS = 10 * 60_000
const hashOf = (token: string) => createHash('sha256').update(token).digest('hex')

/** The signed-in person, and whether anything else may be done before a password of one's own is set. */
export type Actor = SignedIn & { mustChangePassword: boolean }

/** Sessions by token; only the token's hash is stored. */
@Injectable()
export class SessionRepository {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** Opens a session and answers its token, which is shown only here. */
  async open(tx: EntityManager, personId: number, device: string, byWeChat = false): Promise<string> {
    const token = randomBytes(32).toString('base64url')
    const now = this.clock.now()
    const expiresAt = new Date(now.getTime() + SESSION_DAYS * 86_400_000)
    await tx.insert(SessionEntity, {
      tokenHash: hashOf(token),
      personId,
      expiresAt,
      createdAt: now,
      lastUsedAt: now,
      device,
      byWeChat,
    })
    return token
  }

  async close(tx: EntityManager, sessionId: number): Promise<void> {
    await tx.delete(SessionEntity, { id: sessionId })
  }

  /** Ends all sessions of a person, but for one that is to go on. */
  async closeAll(tx: EntityManager, personId: number, except = 0): Promise<void> {
    await tx.delete(SessionEntity, { personId, id: Not(except) })
  }

  /** Ends the sessions that WeChat opened: the owner of that WeChat is no longer known. */
  async closeWeChat(tx: EntityManager, personId: number): Promise<void> {
    await tx.delete(SessionEntity, { personId, byWeChat: true })
  }

  /** The sessions that still count, what was used last first. */
  async list(tx: EntityManager, personId: number): Promise<SessionEntity[]> {
    const sessions = await tx.find(SessionEntity, { where: { personId }, order: { lastUsedAt: 'DESC', id: 'DESC' } })
    return sessions.filter(({ expiresAt }) => expiresAt > this.clock.now())
  }

  /** The person who acts; null where the account or its unit is no longer in use. */
  async actorOf(token: string, tx: EntityManager = this.dataSource.manager): Promise<Actor | null> {
    const now = this.clock.now()
    // Every request asks this: one statement.
    const session = (await tx
      .createQueryBuilder(SessionEntity, 'session')
      .innerJoinAndMapOne(
        'session.person',
        PersonEntity,
        'person',
        'person.id = session.personId AND person.active = :active',
      )
      .innerJoinAndMapOne(
        'session.organisation',
        OrganisationEntity,
        'organisation',
        'organisation.code = person.organisationCode AND organisation.active = :active',
      )
      .where('session.tokenHash = :tokenHash', { tokenHash: hashOf(token), active: true })
      .getOne()) as (SessionEntity & { person: PersonEntity; organisation: OrganisationEntity }) | null
    if (!session || session.expiresAt <= now) return null
    const { person, organisation } = session
    if (now.getTime() - session.lastUsedAt.getTime() > NOTED_EVERY_MS)
      await tx.update(SessionEntity, { id: session.id }, { lastUsedAt: now })
    return actorFrom(person, organisation, session)
  }
}

/** The person as the verbs see it, in a session of its own. */
export function actorFrom(
  person: PersonEntity,
  organisation: OrganisationEntity,
  session: Pick<SessionEntity, 'id' | 'byWeChat'>,
): Actor {
  return {
    personId: person.id,
    sessionId: session.id,
    account: person.account,
    name: person.name,
    roles: person.roles,
    organisationCode: organisation.code,
    organisationName: organisation.name,
    organisationKind: organisation.kind,
    mustChangePassword: person.mustChangePassword && !session.byWeChat,
  }
}
