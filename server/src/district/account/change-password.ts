import { refuse } from '@gongkai/shared/base/refusal'
import type { ChangePasswordRequest } from '@gongkai/shared/district/account/account.contract'
import { passwordFaults } from '@gongkai/shared/district/account/password-rules'
import { Inject, Injectable } from '@nestjs/common'
import { DataSource } from 'typeorm'
import { act } from '../../platform/database/act.js'
import { rowLock } from '../../platform/database/row-lock.js'
import type { SignedIn } from '../../platform/http/actor.js'
import { ensure } from '../../platform/http/refused.js'
import { Ledger } from '../../platform/ledger/ledger.js'
import { hashPassword, passwordMatches } from './password.js'
import { PersonEntity } from './person.entity.js'
import { SessionRepository } from './session.repository.js'

/** 修改密码: one's own; this session goes on, others of the account end. */
@Injectable()
export class ChangePassword {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(Ledger) private readonly ledger: Ledger,
    @Inject(SessionRepository) private readonly sessions: SessionRepository,
  ) {}

  async run(actor: SignedIn, { current, next }: ChangePasswordRequest): Promise<void> {
    const stored = await this.dataSource.manager.findOneByOrFail(PersonEntity, { id: actor.personId })
    const matches = await passwordMatches(current, stored.passwordHash)
    ensure([
      ...(matches ? [] : [refuse('password.current', 'current', '当前密码不对')]),
      ...passwordFaults(next, { account: actor.account, current }),
    ])
    const passwordHash = await hashPassword(next)
    await act(this.dataSource, async (tx) => {
      const person = await tx.findOneOrFail(PersonEntity, { where: { id: actor.personId }, ...rowLock(tx) })
      // Reset by the office in between: then the current one is no longer the current one.
      if (person.passwordHash !== stored.passwordHash) ensure([refuse('password.current', 'current', '当前密码不对')])
      Object.assign(person, { passwordHash, mustChangePassword: false, version: person.version + 1 })
      await tx.save(person)
      await this.sessions.closeAll(tx, person.id, actor.sessionId)
      await this.ledger.record(tx, actor, { kind: 'account.password-changed' })
    })
  }
}
