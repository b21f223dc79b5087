import type { GivenPassword } from '@gongkai/shared/district/account/account.contract'
import { decideResetPassword } from '@gongkai/shared/district/account/account-policy'
import { Inject, Injectable } from '@nestjs/common'
import { DataSource } from 'typeorm'
import { act } from '../../platform/database/act.js'
import type { SignedIn } from '../../platform/http/actor.js'
import { ensure } from '../../platform/http/refused.js'
import { Ledger } from '../../platform/ledger/ledger.js'
import { Bindings } from '../wechat/bindings.js'
import { presentAccount } from './account.presenter.js'
import { loadAccount, lockAccounts } from './account-case.js'
import { ensureAdministrator } from './administrator.js'
import { hashPassword } from './password.js'
import { randomPassword } from './random-password.js'
import { SessionRepository } from './session.repository.js'
import { SignInLimit } from './sign-in-limit.js'

/** 重置密码: a new one, shown once. All sessions of the account end and its WeChat is unbound: a stranger may be behind them. */
@Injectable()
export class ResetPassword {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(Ledger) private readonly ledger: Ledger,
    @Inject(SessionRepository) private readonly sessions: SessionRepository,
    @Inject(SignInLimit) private readonly limit: SignInLimit,
    @Inject(Bindings) private readonly bindings: Bindings,
  ) {}

  async run(actor: SignedIn, id: number, version: number): Promise<GivenPassword> {
    ensureAdministrator(actor)
    const password = randomPassword()
    const passwordHash = await hashPassword(password)
    return act(this.dataSource, async (tx) => {
      await lockAccounts(tx)
      const { person, organisation, facts } = await loadAccount(tx, id, version)
      ensure(decideResetPassword(facts, actor))
      Object.assign(person, { passwordHash, mustChangePassword: true, version: version + 1 })
      await tx.save(person)
      await this.sessions.closeAll(tx, id)
      await this.bindings.unbind(tx, actor, { person, organisation })
      this.limit.forget(person.account)
      await this.ledger.record(tx, actor, {
        kind: 'account.password-reset',
        place: { unitCode: person.organisationCode },
        detail: { personId: id, account: person.account, organisationCode: person.organisationCode },
      })
      return { account: presentAccount(await loadAccount(tx, id), actor), password }
    })
  }
}
