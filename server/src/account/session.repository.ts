import { createHash, randomBytes } from 'node:crypto'
import { Inject, Injectable } from '@nestjs/common'
import { DataSource, type EntityManager } from 'typeorm'
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

  async actorOf(token: string): Promise<SignedIn | null> {
    const tx = this.dataSource.manager
    const session = await tx.findOneBy(SessionEntity, { tokenHash: hashOf(token) })
    if (!session || session.expiresAt <= this.clock.now()) return null
    const person = await tx.findOneBy(PersonEntity, { id: session.personId })
    const organisation = person && (await tx.findOneBy(OrganisationEntity, { code: person.organisationCode }))
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
    }
  }
}
