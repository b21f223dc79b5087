import { createHash, randomBytes } from 'node:crypto'
import { Inject, Injectable } from '@nestjs/common'
import { DataSource, type EntityManager, Not } from 'typeorm'
import { OrganisationEntity } from '../organisation/organisation.entity.js'
import { Clock } from '../platform/clock.js'
import type { SignedIn } from '../platform/http/actor.js'
import { PersonEntity, SessionEntity } from './person.entity.js'

const SESSION_DAYS = 30
const hashOf = (token: string) => createHash('sha256').update(token).digest('hex')

/** Sessions by token; only the token's hash is stored. */
@Injectable()
export class SessionRepository {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** Opens a session and answers its token, which is shown only here. */
  async open(tx: EntityManager, personId: number): Promise<string> {
    const token = randomBytes(32).toString('base64url')
    const expiresAt = new Date(this.clock.now().getTime() + SESSION_DAYS * 86_400_000)
    await tx.insert(SessionEntity, { tokenHash: hashOf(token), personId, expiresAt })
    return token
  }

  async close(tx: EntityManager, sessionId: number): Promise<void> {
    await tx.delete(SessionEntity, { id: sessionId })
  }

  /** Ends all sessions of a person, but for one that is to go on. */
  async closeAll(tx: EntityManager, personId: number, except = 0): Promise<void> {
    await tx.delete(SessionEntity, { personId, id: Not(except) })
  }

  /** Who acts; nobody where the account or its unit is no longer in use. */
  async actorOf(token: string): Promise<(SignedIn & { mustChangePassword: boolean }) | null> {
    const tx = this.dataSource.manager
    const session = await tx.findOneBy(SessionEntity, { tokenHash: hashOf(token) })
    if (!session || session.expiresAt <= this.clock.now()) return null
    const person = await tx.findOneBy(PersonEntity, { id: session.personId, active: true })
    const organisation =
      person && (await tx.findOneBy(OrganisationEntity, { code: person.organisationCode, active: true }))
    if (!person || !organisation) return null
    return {
      personId: person.id,
      sessionId: session.id,
      account: person.account,
      name: person.name,
      roles: person.roles,
      organisationCode: organisation.code,
      organisationName: organisation.name,
      organisationKind: organisation.kind,
      mustChangePassword: person.mustChangePassword,
    }
  }
}
